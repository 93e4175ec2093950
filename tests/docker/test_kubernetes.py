"""The manifests hold together: schemas, names that are meant, probes, limits, who reaches whom."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

FOLDER = Path("docker/kubernetes")
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
FILES = [FOLDER / name for name in KUSTOMIZATION["resources"]]
ALL = [doc for file in FILES for doc in yaml.safe_load_all(file.read_text(encoding="utf-8"))]
VALIDATE = Path(".venv-ops/bin/kubernetes-validate")


def of_kind(kind: str) -> dict[str, dict]:
    return {doc["metadata"]["name"]: doc for doc in ALL if doc["kind"] == kind}


def pods() -> dict[str, dict]:
    return {name: doc["spec"]["template"]["spec"] for name, doc in of_kind("Deployment").items()}


def test_kustomize_lists_every_file_and_no_other():
    assert {f.name for f in FILES} == {f.name for f in FOLDER.glob("*.yaml")} - {
        "kustomization.yaml"
    }


def test_no_name_is_given_twice():
    names = [(doc["kind"], doc["metadata"]["name"]) for doc in ALL]
    assert len(names) == len(set(names))


def test_kustomize_tags_every_image_that_is_used():
    used = {c["image"] for spec in pods().values() for c in spec["containers"]}
    assert used == {image["name"] for image in KUSTOMIZATION["images"]}


@pytest.mark.parametrize("name", list(pods()))
def test_a_process_has_probes_limits_and_no_rights(name):
    spec = pods()[name]
    container = spec["containers"][0]
    assert {"startupProbe", "readinessProbe", "livenessProbe"} <= set(container)
    assert "memory" in container["resources"]["limits"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert spec["securityContext"]["runAsNonRoot"]
    assert spec["automountServiceAccountToken"] is False


@pytest.mark.parametrize("name", list(pods()))
def test_a_process_survives_the_loss_of_a_machine(name):
    assert of_kind("Deployment")[name]["spec"]["replicas"] >= 2
    budget = of_kind("PodDisruptionBudget")[name]["spec"]
    assert budget["minAvailable"] < of_kind("Deployment")[name]["spec"]["replicas"]


def test_every_selector_means_a_process():
    labels = {doc["spec"]["template"]["metadata"]["labels"]["app"] for doc in ALL if doc["kind"] == "Deployment"}  # fmt: skip  # noqa: E501
    services = {doc["spec"]["selector"]["app"] for doc in of_kind("Service").values()}
    assert services <= labels
    scaled = {d["spec"]["scaleTargetRef"]["name"] for d in of_kind("HorizontalPodAutoscaler").values()}  # fmt: skip  # noqa: E501
    assert scaled <= set(pods())


def sources(name: str) -> list[str]:
    rules = of_kind("NetworkPolicy")[name]["spec"]["ingress"]
    return [peer["podSelector"]["matchLabels"]["app"] for rule in rules for peer in rule["from"]]


def test_rasa_is_reached_from_the_gateway_only_and_the_actions_from_rasa_only():
    assert sources("rasa") == ["bot"]
    assert sources("actions") == ["rasa"]


def test_what_no_rule_names_is_reached_by_nobody():
    spec = of_kind("NetworkPolicy")["nothing"]["spec"]
    assert spec == {"podSelector": {}, "policyTypes": ["Ingress"]}


def test_no_secret_stands_in_a_manifest():
    said = [v for spec in pods().values() for v in spec["containers"][0]["env"] if "value" in v]
    words = ("PASSWORD", "SECRET", "KEY", "TOKEN", "DATABASE_URL")
    assert not [v for v in said if any(word in v["name"] for word in words)]


def test_the_manifests_fit_the_schemas_of_kubernetes():
    if not VALIDATE.exists():
        pytest.skip("`make manifests` installs the schemas and runs this")
    command = [str(VALIDATE), "--strict", "--kubernetes-version", "1.34", *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["bot", "staff"])
def test_pages_with_limits_by_address_believe_the_ingress_controller(name):
    told = {env["name"]: env.get("value") for env in pods()[name]["containers"][0]["env"]}
    assert "10.0.0.0/8" in told[f"{name.upper()}_TRUSTED_PROXIES"]
