"""Minute taking: who can be named, what a butir will become, the page and its copy for WhatsApp."""
