# Một Cửa: each target works alone, on a fresh machine too. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: pictures help run demo test lint check check-sources eval eval-diff fuzz fuzz-doors bench train validate train-encoder talk readme setup locks faults load soak serve retrain switch switch-back audit licences scan test-bare

ANY_PYTHON = sh scripts/python.sh
PY = .venv/bin/python
# Without compiled files Rasa starts in 45 s instead of 20: its imports are that many.
unexport PYTHONDONTWRITEBYTECODE

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

run: train index ## Set up and train what is missing, start everything, say where to open it
	@$(PY) -m scripts.run

demo: train index ## Show the web chat on the local network, with a QR code; no account needed
	@BOT_DEMO=true BOT_HOST=$${BOT_HOST:-0.0.0.0} DOSSIERS_DEMO=true \
		DOSSIERS_DATABASE_URL=$${DOSSIERS_DATABASE_URL:-sqlite:///var/demo/dossiers.sqlite3} \
		$(PY) -m scripts.run

test: train index ## Set up and train what is missing, run every test
	@$(PY) -m pytest $(PYTEST)

lint: main ## Style, types, direction of imports
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

check: main ## List every problem of every curated record
	@$(PY) -m knowledge_base check

check-sources: main ## Compare every curated record with the portal's
	@$(PY) -m knowledge_base check-sources

talk: main ## Talk to a running bot in the terminal
	@$(PY) -m bot talk

eval: train index ## Ask the running product every labelled message, print the quality tables
	@$(PY) -m evaluation

eval-diff: main ## Compare the last two runs of eval
	@$(PY) -m evaluation diff

fuzz: train index ## Ask 20,000 random and mutated messages; FUZZ="--count 500 --seed 3" changes that
	@$(PY) -m evaluation fuzz $(FUZZ)

bench: train index ## Measure turns a second, start-up, memory, imports and look-ups
	@$(PY) -m bench

serve: train index ## Serve for years on one machine: whatever ends is started again (docs/operate.md)
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m scripts.serve

retrain: main rasa ## Train another model beside the one that is used, ask both the labelled messages
	@$(PY) -m scripts.retrain train
	@$(PY) -m scripts.retrain evaluate

switch: main ## Use the model that retrain made, without a lost turn
	@$(PY) -m scripts.retrain switch

switch-back: main ## Use the model of before again
	@$(PY) -m scripts.retrain back

train: rasa ## Train Rasa's model if its data changed
	@$(ANY_PYTHON) -m scripts.model

validate: rasa ## Let Rasa look for mistakes in its data
	@RASA_TELEMETRY_ENABLED=false .venv-rasa/bin/rasa data validate --fail-on-warnings \
		--domain domain --data nlu_data --config config.yml

train-encoder: ## Train the encoder that is shipped (needs ../shared/data)
	@$(ANY_PYTHON) -m scripts.setup train
	@.venv-train/bin/python -m knowledge_base.training.encoder
	@.venv-train/bin/python -m knowledge_base.training.reranker

readme: train index ## Write what the bot says now into the READMEs' conversation
	@$(PY) -m scripts.readme

setup: main rasa ## Make the environments that run the product

locks: ## Compile requirements/*.txt anew from the ranges
	@$(ANY_PYTHON) -m scripts.uv
	@sh scripts/locks.sh

faults: train index ## Kill, stop, cut, fill and slow real processes (needs root), then kill the gateway 200 times
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m tests.faults $(FAULTS)
	@FAULT_KILLS=$${FAULT_KILLS:-200} $(PY) -m pytest tests/bot/test_kill.py

load: train index ## Turns a second of 1, 2 and 4 replicas; LOAD="--replicas 1 --step 5" changes that
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m bench.open_loop $(LOAD)

soak: train index ## Hold 200,000 turns and see whether memory grows; SOAK=2000 for fewer
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m bench.soak --turns $${SOAK:-200000}

test-bare: ## Try the set-up in a bare Debian (needs root, debootstrap and a mirror)
	@sh scripts/bare-machine.sh

fuzz-doors: main ## Post 100,000 made-up requests to every door; FUZZ changes how many
	@FUZZ=$${FUZZ:-100000} $(PY) -m pytest tests/bot/test_fuzz.py

manifests: main ## Hold the Kubernetes manifests against Kubernetes' own schemas
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m pytest -q tests/docker/test_kubernetes.py

audit: main ## Ask for known weaknesses of every pinned dependency; AUDIT=strict where it must be asked
	@$(ANY_PYTHON) -m scripts.setup ops
	@$(PY) -m scripts.audit

pictures: train index ## Make the pictures of docs/for-officers.vi.md anew (needs Chromium)
	@$(PY) -m scripts.pictures

licences: main rasa ## Write the licence of every dependency to docs/licences.md
	@$(PY) -m scripts.licences

scan: main ## Look for secrets in logs and backups: make scan IN="var/log var/images"
	@$(PY) -m scripts.secret_scan $(IN)

backup: main ## Write databases and keys into one archive: make backup TO=motcua.tar
	@$(PY) -m scripts.backup save $(TO)

restore: main ## Put back what a backup holds, while nothing runs: make restore FROM=motcua.tar
	@$(PY) -m scripts.backup restore $(FROM)

images: train index ## Build the images, start each, ask ten questions (needs root, buildah, debootstrap)
	@$(PY) -m scripts.images

.PHONY: images fuzz manifests backup restore main rasa index national
main:
	@$(ANY_PYTHON) -m scripts.setup main
rasa:
	@$(ANY_PYTHON) -m scripts.setup main rasa
index: main national
	@$(PY) -m knowledge_base build
	@$(PY) -m knowledge_base offline-page
# The national catalogue is not shipped; where its dump lies beside the project, it is imported.
DUMP = ../shared/data
COMMUNES = places/vn_units_2026-07-25.json.gz
national: main
	@if [ ! -f var/kb/national.json ] && [ -f $(DUMP)/portal_pages_all.tar.gz ]; then \
		$(PY) -m knowledge_base import $(DUMP)/portal_pages_all.tar.gz $(DUMP)/portal_lists \
			--into national --as-of 2026-06-10 --usage $(DUMP)/top_citizen_procedures.tsv; \
	fi
	@if [ ! -f var/kb/elsewhere.json ] && [ -f $(DUMP)/top_citizen_procedures.tsv ]; then \
		$(PY) -m knowledge_base import-names $(DUMP)/top_citizen_procedures.tsv \
			$(DUMP)/portal_questions_other_procedures.jsonl; \
	fi
	@if [ ! -f var/kb/places.json ] && [ -f $(DUMP)/$(COMMUNES) ]; then \
		$(PY) -m knowledge_base import-places $(DUMP)/$(COMMUNES); \
	fi
