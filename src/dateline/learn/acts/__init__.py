"""Learning to read events: examples, network, training, export."""
