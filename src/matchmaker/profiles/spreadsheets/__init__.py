"""Profiles as spreadsheets: what officials and associations keep, to and from profile data."""
