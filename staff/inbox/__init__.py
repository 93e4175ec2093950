"""Conversations that the bot handed over."""
