# The vocabulary of this repository; `make` alone lists it.
MVN ?= mvn -B -ntp
BENCH = "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	-Dgovernor.application=target/quarkus-app/quarkus-run.jar \
	-cp "target/test-classes:target/classes:$$(cat target/bench/class-path)"
CLASS_PATH := org.apache.maven.plugins:maven-dependency-plugin:3.9.0
.DEFAULT_GOAL := help
.PHONY: fuzz help build test test-single lint format demo bench bench-classes bench-graph bench-ingest crash crash-pair \
	golden image

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  \1	/p' $(MAKEFILE_LIST) | expand -t 16

build: ## build the application, no tests
	$(MVN) -DskipTests package

test: ## run every check and every test
	$(MVN) verify

test-single: ## run one test class: make test-single TEST=CanonicalJsonTest
	$(MVN) -Dtest=$(TEST) -Dit.test=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false \
		-Dfailsafe.failIfNoSpecifiedTests=false verify

lint: ## compile with Error Prone and NullAway, check the format and the shell scripts
	$(MVN) test-compile spotless:check
	@if command -v shellcheck >/dev/null; then shellcheck governor .ci/run .githooks/pre-commit; \
	else echo 'shellcheck is not installed: shell scripts not checked'; fi

format: ## rewrite the sources in the house format
	$(MVN) spotless:apply

demo: ## govern five remediations on a real estate
	./governor demo

bench: bench-classes ## measure decisions, plans, start and memory, then the rules beside their peers
	$(BENCH) -Xmx512m dev.governor.cli.demo.Bench target/bench
	$(BENCH) -Xmx512m dev.governor.policy.EngineBenchmark $(SECONDS)
	$(BENCH) -Xmx512m dev.governor.policy.ReloadBenchmark
	$(BENCH) -Xmx512m dev.governor.simulation.BacktestBenchmark $(DECISIONS)
	$(BENCH) -Xmx512m dev.governor.command.ReadingBenchmark $(SECONDS)
	$(BENCH) -Xmx512m dev.governor.cli.demo.ActionLoad target/bench

bench-actions: bench-classes ## measure single actions alone, beside another build if given: make bench-actions BASELINE=../old/target
	$(BENCH) -Xmx512m dev.governor.command.ReadingBenchmark $(if $(BASELINE),--baseline $(BASELINE)) $(SECONDS)
	$(BENCH) -Xmx512m dev.governor.cli.demo.ActionLoad target/bench $(REQUESTS) $(if $(BASELINE),--baseline $(BASELINE))

bench-ingest: bench-classes ## measure the intake of findings alone: make bench-ingest FINDINGS=1000000
	$(BENCH) -Xmx512m dev.governor.cli.demo.IngestBenchmark target/bench $(or $(FINDINGS),100000)

bench-graph: bench-classes ## measure the context graph: a million assets in memory, and the same questions as SQL
	$(BENCH) -Xmx3g dev.governor.context.GraphBenchmark $(ASSETS)
	$(BENCH) -Xmx3g dev.governor.context.StoredGraphBenchmark $(ASSETS)

crash: bench-classes ## kill, stop, cut and fill at every point of an execution: make crash RUNS=1000 SEED=7 FAULTS=kill,stop
	$(BENCH) -Xmx512m -XX:TieredStopAtLevel=1 dev.governor.cli.demo.CrashSuite target/crash \
		$(or $(RUNS),200) $(or $(SEED),$$(date +%s)) $(FAULTS)

crash-pair: bench-classes ## two servers on one database, killed and stopped at random under load: make crash-pair SECONDS=300
	$(BENCH) -Xmx512m -XX:TieredStopAtLevel=1 dev.governor.cli.demo.CrashPair target/crash \
		$(or $(SECONDS),300) $(or $(SEED),$$(date +%s))

bench-classes:
	$(MVN) -Pbench -DskipTests package $(CLASS_PATH):build-classpath -Dmdep.outputFile=target/bench/class-path

fuzz: ## attack every reader of signals and actions: make fuzz SECONDS=3600 INPUTS=10000000
	$(MVN) -Dtest=SignalFuzzTest,MutatedSignalTest,ActionFuzzTest -Dgovernor.fuzz.seconds=$(or $(SECONDS),3600) \
		-Dgovernor.fuzz.inputs=$(or $(INPUTS),10000000) -Dgovernor.fuzz.jazzer-seed=0 \
		-Dgovernor.fuzz.first-seed=$$(date +%s) test
	@cat target/fuzz/actions.log

golden: ## accept the current output as the golden files
	$(MVN) -Dgovernor.golden.update=true -DskipITs test

image: ## build the container image
	$(MVN) -DskipTests package
	docker build -f docker/Dockerfile.jvm -t remediation-governor .
