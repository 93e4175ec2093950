"""The classifier as a part of Rasa's pipeline: ``understanding.classifier.ViewsClassifier``."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from understanding.augment import augmented
from understanding.certain import certain, may_call_for_help
from understanding.model import IntentModel


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ViewsClassifier(GraphComponent, IntentClassifier):
    """Ranks the intents of a message; needs no tokenizer and no featurizer before it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that ``config.yml`` may change."""
        return {"strength": 10.0, "rounds": 50, "pairs": 2, "seed": 7, "ranking_length": 5}

    @staticmethod
    def required_packages() -> list[str]:
        """Return what must be installed beside Rasa: nothing that Rasa lacks."""
        return ["sklearn"]

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ViewsClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and from those made of them, and store what was learnt."""
        written = [
            (example.get(TEXT), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        made = augmented(written, seed=self._config["seed"], pairs=self._config["pairs"])
        texts, intents = [text for text, _ in made], [intent for _, intent in made]
        self._model = IntentModel.fit(
            texts, intents, strength=self._config["strength"], rounds=self._config["rounds"]
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ANN401 - Rasa's signature
    ) -> ViewsClassifier:
        """Return the stored classifier."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the best few of each message."""
        if self._model is None:
            return messages
        told = [message for message in messages if message.get(TEXT)]
        if not told:
            return messages
        names = self._model.intents
        rows = self._model.likelihoods([message.get(TEXT) for message in told])
        for message, row in zip(told, rows, strict=True):
            if sure := certain(message.get(TEXT)):
                row = np.where(np.array(names) == sure, 1.0, 0.0)
            elif not may_call_for_help(message.get(TEXT)):
                row = np.where(np.array(names) == "emergency", 0.0, row)
            order = row.argsort()[::-1][: self._config["ranking_length"]]
            ranking = [{"name": names[i], "confidence": float(row[i])} for i in order]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Classify the examples, for parts that come after this one."""
        self.process(training_data.training_examples)
        return training_data
