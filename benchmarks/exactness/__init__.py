"""How exact generated types are: whether they accept a value exactly when the contract does."""
