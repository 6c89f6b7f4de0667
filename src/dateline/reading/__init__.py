"""Words to tags, lemmas, trees and names: one encoder pass."""
