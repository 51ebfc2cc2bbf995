"""Reads any inline document or instance, and the taxonomy beside it, into plain values."""
