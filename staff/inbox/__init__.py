"""The inbox: conversations that the bot handed over to officers."""
