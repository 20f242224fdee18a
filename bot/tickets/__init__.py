"""Ticket systems behind one port. Every creation carries an identity that is looked up before a second try."""
