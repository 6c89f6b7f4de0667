"""Opening a model file with onnxruntime: one thread, the graph as it is written."""

from pathlib import Path

import onnxruntime


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Return a session of a model file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Every length of sentence is a shape of its own: what is kept ready for each takes
    # 50 MB and wins no time.
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    # The graph is written with fused operators; further rewriting slows it down.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
