"""What `make bench` and `make eval` measure."""
