"""A small builder for ONNX graphs: names for values, one method an operator."""

from typing import Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FUSED: Final = "com.microsoft"
_OPSET: Final = 17


class Graph:
    """Collects nodes and weights; every method returns the name of its output."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []
        self._count = 0

    def _name(self, stem: str) -> str:
        self._count += 1
        return f"{stem}_{self._count}"

    def weight(self, stem: str, values: Any) -> str:
        """Add a constant tensor."""
        name = self._name(stem)
        self._weights.append(numpy_helper.from_array(np.asarray(values, order="C"), name))
        return name

    def node(self, operator: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        """Add an operator with one output."""
        return self.nodes(operator, inputs, 1, domain, **attributes)[0]

    def nodes(
        self, operator: str, inputs: list[str], outputs: int, domain: str = "", **attributes: Any
    ) -> list[str]:
        """Add an operator with several outputs."""
        names = [self._name(operator) for _ in range(outputs)]
        self._nodes.append(
            helper.make_node(operator, inputs, names, domain=domain, name=names[0], **attributes)
        )
        return names

    def input(self, name: str, kind: int, shape: list[str | int]) -> str:
        """Declare an input."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, name: str, value: str, kind: int, shape: list[str | int]) -> None:
        """Declare ``value`` as an output called ``name``."""
        self._nodes.append(helper.make_node("Identity", [value], [name], name=f"output_{name}"))
        self._outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def model(self, producer: str) -> onnx.ModelProto:
        """Return the finished model."""
        graph = helper.make_graph(self._nodes, producer, self._inputs, self._outputs, self._weights)
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, producer_name=producer, ir_version=9)


FLOAT: Final = TensorProto.FLOAT
INT32: Final = TensorProto.INT32
INT64: Final = TensorProto.INT64
DOUBLE: Final = TensorProto.DOUBLE
