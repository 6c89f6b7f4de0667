"""The same event across reports: what is alike, why, and which events make one incident."""
