"""What the user types and sees: commands and options, tables and messages. All the work is done in `calendars`."""
