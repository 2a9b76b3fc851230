//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asCommand, in the environment, makes the test's program the command; its value
// is the grace of signals.
const asCommand = "KARTOGRAPH_TEST_COMMAND"

func TestMain(m *testing.M) {
	if text := os.Getenv(asCommand); text != "" {
		given, err := time.ParseDuration(text)
		if err != nil {
			panic(err)
		}
		os.Exit(process(given))
	}
	os.Exit(m.Run())
}

// program starts the command as a process of its own.
func program(t *testing.T, errs *bytes.Buffer, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	// A program that looks for races sleeps for a second when it ends, and the grace is over by then.
	cmd.Env = append(os.Environ(), asCommand+"="+grace.String(), "GORACE=atexit_sleep_ms=0")
	cmd.Stderr = errs
	return cmd
}

// endOf waits for a process that has to end, and tells how it did.
func endOf(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	late := time.AfterFunc(time.Minute, func() {
		t.Error("the process does not end")
		_ = cmd.Process.Kill()
	})
	defer late.Stop()
	return ended(cmd.Wait())
}

// ended is how a process ended: its exit status, or 128 and the number of the
// signal that killed it.
func ended(err error) int {
	var exit *exec.ExitError
	if err == nil {
		return 0
	}
	if !errors.As(err, &exit) {
		return -1
	}
	if state, ok := exit.Sys().(syscall.WaitStatus); ok && state.Signaled() {
		return signalStatus + int(state.Signal())
	}
	return exit.ExitCode()
}

// stuckBatches read a pipe that nobody writes to, at every place where a batch
// reads.
var stuckBatches = map[string]string{
	"rows":       "each: stuck.csv\noutput: maps/${a}.svg\nmap: {layers: {s: {special: sea}}}",
	"json rows":  "each: stuck.json\noutput: maps/${a}.svg\nmap: {layers: {s: {special: sea}}}",
	"layer":      "each: {layer: stuck.geojson}\noutput: maps/${a}.svg\nmap: {layers: {s: {special: sea}}}",
	"config":     "each: [{a: 1}]\noutput: maps/${a}.svg\nmap: stuck.yaml",
	"stylesheet": "each: [{a: 1}]\noutput: maps/${a}.svg\nstyle: stuck.css\nmap: {layers: {s: {special: sea}}}",
	"source":     "each: [{a: 1}]\noutput: maps/${a}.svg\nmap: {layers: {s: {src: stuck.geojson}}}",
}

func TestSignalsEndABatch(t *testing.T) {
	for name, text := range stuckBatches {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for _, pipe := range []string{"stuck.csv", "stuck.json", "stuck.geojson", "stuck.yaml", "stuck.css"} {
				if err := syscall.Mkfifo(filepath.Join(folder, pipe), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join(folder, "b.yaml")
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			var errs bytes.Buffer
			cmd := program(t, &errs, "batch", file)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(300 * time.Millisecond)
			_ = cmd.Process.Signal(syscall.SIGTERM)
			if status := endOf(t, cmd); status != signalStatus+int(syscall.SIGTERM) {
				t.Errorf("status %d\n%s", status, errs.String())
			}
		})
	}
}

// The second signal kills at once, however long the work may take to end. Signals
// that come at the same time are one.
func TestTwoSignalsKill(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "stuck.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd := program(t, &errs, "batch", pipe)
	cmd.Env = append(cmd.Env, asCommand+"=1h")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond)
	done := make(chan int)
	go func() { done <- endOf(t, cmd) }()
	for {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case status := <-done:
			if status != signalStatus+int(syscall.SIGINT) {
				t.Errorf("status %d\n%s", status, errs.String())
			}
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// What is written to a closed standard output is lost, which must not pass for
// done; who closes a pipe knows.
func TestClosedOutput(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "b.yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(seasBatch, "-1", "300", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(folder, "sea.yaml")
	if err := os.WriteFile(config, []byte("{layers: {sea: {special: sea}}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	reader, unread, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer unread.Close()
	reader.Close()
	commands := map[string][]string{"draw": {config}, "json": {"batch", file, "--json"}, "dry run": {"batch", file, "-n", "--force"}, "schema": {"schema"},
		"help": {"--help"}, "help of a batch": {"batch", "--help"}, "the command help": {"help", "info"}, "version": {"version"}, "a flag's version": {"--version"}, "completion": {"completion", "bash"},
		"projections": {"projections"}, "built-in maps": {"info", "builtin:"}}
	for name, args := range commands {
		for how, want := range map[string]struct {
			status int
			text   string
		}{"closed": {exitFailed, "standard output is closed"}, "unread": {exitFailed, ""}, "null": {exitDone, ""}} {
			var errs bytes.Buffer
			cmd := program(t, &errs, args...)
			switch how {
			case "closed":
				self := cmd.Path
				cmd = program(t, &errs)
				cmd.Path, cmd.Args = "/bin/sh", append([]string{"sh", "-c", `exec "$0" "$@" >&-`, self}, args...)
			case "unread":
				cmd.Stdout = unread
			default:
				cmd.Stdout = nowhere
			}
			if status := ended(cmd.Run()); status != want.status || !strings.Contains(errs.String(), want.text) {
				t.Errorf("%s, %s: status %d, want %d\n%s", name, how, status, want.status, errs.String())
			}
		}
	}
}

// longWork is a map that takes far longer than anybody waits.
const longWork = `{proj: {id: ortho, precision: 0.001}, layers: {g: {special: graticule, latitudes: 0.1, longitudes: 0.1}}, export: {width: 100000}}`

// worksFolder has works.yaml, a batch of long work. Each test of it needs its own: a second run beside
// the first is refused, as both would write the same maps.
func worksFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	text := "each: [{a: 1}, {a: 2}, {a: 3}]\noutput: works/${a}.svg\nmap: " + longWork
	if err := os.WriteFile(filepath.Join(folder, "works.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// A signal ends what waits for standard input, what merges the parts of a batch, and what computes,
// within a second, for which a machine that is busy with other tests may take some.
func TestSignalsEndWaiting(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "stuck.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	sea := filepath.Join(folder, "sea.yaml")
	if err := os.WriteFile(sea, []byte("{layers: {sea: {special: sea}}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "b.yaml")
	if err := os.WriteFile(file, []byte(stuckBatches["rows"]), 0o644); err != nil {
		t.Fatal(err)
	}
	work := filepath.Join(folder, "work.yaml")
	if err := os.WriteFile(work, []byte(longWork), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"points":     {"project", "--to", "robinson"},
		"config":     {"-"},
		"stylesheet": {sea, "--style", "-"},
		"merge":      {"batch", file, "--merge"},
		"work":       {work, "-o", filepath.Join(folder, "work.svg")},
		"a batch":    {"batch", "works.yaml", "-j", "2"},
	} {
		for _, number := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(name+" "+number.String(), func(t *testing.T) {
				t.Parallel()
				silent, writer, err := os.Pipe()
				if err != nil {
					t.Fatal(err)
				}
				defer writer.Close()
				defer silent.Close()
				var errs bytes.Buffer
				cmd := program(t, &errs, args...)
				cmd.Stdin, cmd.Dir = silent, worksFolder(t)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(500 * time.Millisecond)
				_ = cmd.Process.Signal(number)
				signalled := time.Now()
				if status := endOf(t, cmd); status != signalStatus+int(number) {
					t.Errorf("status %d\n%s", status, errs.String())
				}
				if text := errs.String(); strings.Contains(text, "context") || !strings.Contains(text, "stopped") {
					t.Errorf("it says %q, not that it was stopped", text)
				}
				if took := time.Since(signalled); took > 5*time.Second {
					t.Errorf("it ends %v after the signal", took)
				}
			})
		}
	}
}

// Whoever ends a page that is served has ended it well, as docs/batch.md says.
func TestServeEndsWell(t *testing.T) {
	inFolder(t)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		var errs bytes.Buffer
		cmd := program(t, &errs, "serve", "map.json")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Error(err)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Error(err)
		}
		if status := endOf(t, cmd); status != exitDone {
			t.Errorf("%v: status %d; %s", signal, status, errs.String())
		}
	}
}
