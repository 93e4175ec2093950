"""The figures of a unit and of the bot, as pages, tables and workbooks."""
