"""Answers the problems of standard input, a line of JSON each, with what the Python package says of them."""
import json
import sys

import gradus

with gradus.Engine(check=False) as engine:
    for line in sys.stdin:
        answer = engine.solve(line)
        texts = [[one.text, one.latex] for one in answer.derivatives]
        steps = [step._asdict() for step in answer.steps]
        print(json.dumps({'texts': texts, 'steps': steps, 'code': answer.code['numpy'], 'notes': answer.notes}))
