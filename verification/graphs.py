"""Reads a GEXF and a GraphML file with networkx and prints what it found as JSON: `python3 graphs.py FILE.gexf FILE.graphml`.

networkx before 3.4 knows the namespaces of GEXF up to 1.2draft only. Nodes, edges, attributes and spells are written in
the same way in 1.3, so there the namespace alone is put in the place of the newer one before reading.
"""
import io
import json
import sys

import networkx as nx
from networkx.readwrite.gexf import GEXF


def gexf(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if "1.3" not in GEXF.versions:
        text = text.replace('xmlns="http://gexf.net/1.3"', 'xmlns="http://www.gexf.net/1.2draft"')
    return nx.read_gexf(io.BytesIO(text.encode("utf-8")))


def told(graph, spell):
    nodes = sorted(graph.nodes)
    edges = [
        [a, b, data["kind"], int(data["sign"]), float(data["strength"]), *spell(data), data["claims"]]
        for a, b, data in graph.edges(data=True)
    ]
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": sorted(edges)}


def days_of_spell(data):
    [(start, end)] = data.get("spells", [("None", "None")])
    return ["" if end is None or end == "None" else end for end in (start, end)]


network = gexf(sys.argv[1])
posts = {name: sorted(data.get("post", [])) for name, data in network.nodes(data=True)}
graphml = nx.read_graphml(sys.argv[2], force_multigraph=True)
print(
    json.dumps(
        {
            "version": nx.__version__,
            "gexf": told(network, days_of_spell),
            "posts": posts,
            "graphml": told(graphml, lambda data: [data.get("from", ""), data.get("to", "")]),
        }
    )
)
