"""The ground that the house stands on: servers, settings, processes, commands."""
