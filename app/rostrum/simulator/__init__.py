"""Simulated bidders, an auctioneer and the sample sale: clients of the server like any other."""
