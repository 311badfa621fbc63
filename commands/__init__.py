"""What `reception` can do, a group of commands a file; cli.py puts them together."""
