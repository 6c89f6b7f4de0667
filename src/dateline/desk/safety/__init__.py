"""What keeps the desk to its users: headers, hosts, sizes, sessions, tokens, passwords."""
