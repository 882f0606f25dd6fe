"""Fangzhi's pipeline: documents of Chinese official prose in, validated facts with their evidence out."""
