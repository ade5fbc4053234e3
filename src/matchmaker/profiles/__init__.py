"""What a government says of itself: model, reading with positions, registry."""
