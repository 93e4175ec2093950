"""The action server: what the bot does when a rule asks for more than a fixed sentence."""

from actions import warmup

# Registered here because every worker imports the package; from a submodule that workers do not
# import, the hook silently does nothing (design.md, section 8, fact 3).
warmup.register()
