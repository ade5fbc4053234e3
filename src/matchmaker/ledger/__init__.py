"""What has happened: documented exchanges between governments."""
