# make run     see it: the window on a sample workspace, or, without a display, the sample's documents in out/
# make test    every test that needs nothing but Go
# make check   everything that must hold before a change is taken
# make smoke   the real window, walked by keys on a display of its own
# make screens every page of the window as a picture
# make bench   what it costs, beside what it would cost without the program
# make fuzz    the readers, fed with nonsense
# make kill    the workspace, killed while it writes
# make offline commands, traced: they connect to nothing

GO ?= go
# ci leaves the OpenGL window out, migrated_fynedo is the threading rule of the window library that the program keeps to.
TAGS := ci,migrated_fynedo
BUILD_TAGS := migrated_fynedo

GOFUMPT := .bin/gofumpt-v0.12.0
STATICCHECK := .bin/staticcheck-v0.8.2

WINDOW_PACKAGES := gcc libc6-dev libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
CHECK_PACKAGES := gcc libc6-dev libreoffice-calc poppler-utils
SMOKE_PACKAGES := strace xvfb xauth openbox xdotool libgl1-mesa-dri

FUZZ_SECONDS ?= 60
KILLS ?= 200
# What runs on more than one goroutine, with all that it calls: the store, the shell and the kit, and where imports read ahead and commands
# tell how far they are. The domain is plain calls, and the tests of readers, writers and pages do everything on one goroutine: the race
# detector would find nothing there.
RACE := ./app/store/... ./app/ui ./app/ui/kit
READING_AHEAD := ./app ./app/desk
# SQLite itself is C brought into Go, with memory that it shares out by itself: watching each of its steps finds nothing and takes ten times the time.
UNWATCHED := modernc.org/sqlite/lib=-race=false
# Of these the tests that take minutes under the race detector, and run on one goroutine too: make test has them.
LONG := ^(TestKill|TestALargeImportIsUndoneInSteps|TestWhatADamagedFileStillHasIsSalvaged|TestWhatIsChangedBehindTheProgramsBackIsNamed|TestADamagedFileGivesFindings|TestDailyCopiesAreKeptForDaysWeeksAndMonths|TestUndoAndRedoPutEveryRowBack|TestNothingInTheWindowIsCutOff|TestEveryFileOfOthersIsTakenOrRefusedByTheCommand|TestARegisterGoesOutAndComesBack|TestNoticesOfOneProcurementBecomeOneContractInWhateverOrderTheyCome)$$

.PHONY: run window documents test check format lint vet windows tidy race office smoke kill offline fuzz bench screens

run:
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(MAKE) --no-print-directory window; \
	else $(MAKE) --no-print-directory documents; fi

window:
	@echo "== the window; its first build takes about three minutes"
	@.ci/need $(WINDOW_PACKAGES)
	@mkdir -p out
	CGO_ENABLED=1 $(GO) build -tags $(BUILD_TAGS) -o out/counterweight .
	@[ -e out/sample.cw ] || out/counterweight new out/sample.cw --sample
	out/counterweight out/sample.cw

documents:
	@echo "== no display here: everything but the window, built without cgo"
	@mkdir -p out
	CGO_ENABLED=0 $(GO) build -o out/counterweight .
	@[ -e out/sample.cw ] || out/counterweight new out/sample.cw --sample
	@for tender in FCDO-EHS-2023 T-007; do \
		rm -f out/$$tender.xlsx out/$$tender.pdf; \
		out/counterweight export out/sample.cw evaluation $$tender -o out/$$tender.xlsx && \
		out/counterweight export out/sample.cw evaluation $$tender -o out/$$tender.pdf && \
		echo && out/counterweight evaluate out/sample.cw $$tender || exit; \
	done
	@echo "== the workspace, and each tender's workbook and report, are in out/"

test:
	@echo "== every test that needs nothing but Go"
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) ./...

check: format lint vet windows tidy race office kill offline
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=3
	@echo "== everything holds"

format: $(GOFUMPT)
	@echo "== formatting: gofumpt"
	@unformatted=$$($(GOFUMPT) -l .); [ -z "$$unformatted" ] || { echo "run $(GOFUMPT) -w on: $$unformatted"; exit 1; }

lint: $(STATICCHECK)
	@echo "== staticcheck"
	@CGO_ENABLED=0 $(STATICCHECK) -tags $(TAGS),office ./...

vet:
	@echo "== go vet, and the rules of the house: imports, sizes, pinned versions"
	@CGO_ENABLED=0 $(GO) vet -tags $(TAGS),office ./...
	@CGO_ENABLED=0 $(GO) test -tags $(TAGS) -run '^TestHouse' ./app

windows:
	@echo "== build and vet for Windows"
	@GOOS=windows CGO_ENABLED=0 $(GO) build -o /dev/null -tags $(BUILD_TAGS) .
	@GOOS=windows CGO_ENABLED=0 $(GO) vet -tags $(TAGS) ./...

tidy:
	@echo "== go.mod and go.sum are as go mod tidy would leave them"
	@$(GO) mod tidy -diff
	@$(GO) mod verify

race:
	@echo "== what runs side by side, under the race detector"
	@.ci/need $(CHECK_PACKAGES)
	@CGO_ENABLED=1 $(GO) test -race -gcflags=$(UNWATCHED) -timeout 20m -skip '$(LONG)' -tags $(TAGS) $(RACE)
	@CGO_ENABLED=1 $(GO) test -race -gcflags=$(UNWATCHED) -timeout 20m -run 'Import|Progress|Cancel|Interrupt' -skip '$(LONG)' -tags $(TAGS) $(READING_AHEAD)

office:
	@echo "== workbooks recalculated by LibreOffice"
	@.ci/need $(CHECK_PACKAGES)
	@CGO_ENABLED=0 $(GO) test -tags $(TAGS),office -timeout 30m -run Office ./app ./app/export ./app/exchange

smoke:
	@echo "== the real window, walked by keys on a display of its own, and connecting to nothing else"
	@.ci/need $(WINDOW_PACKAGES) $(SMOKE_PACKAGES)
	@CGO_ENABLED=1 $(GO) vet -tags $(BUILD_TAGS),window ./app
	@LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1366x768x24" .ci/with-wm \
		env CGO_ENABLED=1 $(GO) test -tags $(BUILD_TAGS),window -count 1 -exec "$(CURDIR)/.ci/offline" -run '^TestTheRealWindow' ./app

kill:
	@echo "== $(KILLS) kills while a workspace is written"
	@COUNTERWEIGHT_KILLS=$(KILLS) CGO_ENABLED=0 $(GO) test -tags $(TAGS) -count 1 -run Kill ./app/store

offline:
	@echo "== commands connect to nothing"
	@.ci/need strace
	@mkdir -p out && rm -rf out/offline && mkdir out/offline
	@CGO_ENABLED=0 $(GO) build -o out/offline/counterweight .
	@cd out/offline && ../../.ci/offline ./counterweight new sample.cw --sample
	@cd out/offline && ../../.ci/offline ./counterweight evaluate sample.cw T-007 >/dev/null
	@cd out/offline && ../../.ci/offline ./counterweight export sample.cw contract C-014 -o C-014.pdf
	@cd out/offline && ../../.ci/offline ./counterweight pack sample.cw C-014 -o pack.pdf
	@cd out/offline && ../../.ci/offline ./counterweight pack sample.cw C-014 -o pack.xlsx
	@cd out/offline && ../../.ci/offline ./counterweight export sample.cw register -o register.xlsx
	@cd out/offline && ../../.ci/offline ./counterweight import sample.cw register.xlsx --as contracts >/dev/null
	@cd out/offline && ../../.ci/offline ./counterweight verify sample.cw
	@rm -rf out/offline

# go test fuzzes one target of one package at a time.
fuzz:
	@echo "== $(FUZZ_SECONDS) s of nonsense for each reader"
	@grep -rl --include='*_test.go' '^func Fuzz' app procurement scorecard | while read -r file; do \
		sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$$file" | while read -r target; do \
			echo "$$target"; \
			CGO_ENABLED=0 $(GO) test -tags $(TAGS) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZ_SECONDS)s -fuzzminimizetime 10x "./$$(dirname "$$file")" || exit 1; \
		done || exit 1; \
	done

screens:
	@echo "== every page, dialog and piece as a picture, in out/screens"
	@mkdir -p out/screens
	@COUNTERWEIGHT_PICTURES="$(CURDIR)/out/screens" CGO_ENABLED=0 $(GO) test -tags $(TAGS) -count 1 ./app/ui/...

bench:
	@CGO_ENABLED=0 $(GO) run ./app/benchtable

$(GOFUMPT):
	GOBIN="$(CURDIR)/.bin" $(GO) install mvdan.cc/gofumpt@v0.12.0
	@mv .bin/gofumpt $@

$(STATICCHECK):
	GOBIN="$(CURDIR)/.bin" $(GO) install honnef.co/go/tools/cmd/staticcheck@v0.8.2
	@mv .bin/staticcheck $@
