//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// situation is a command line, and what is special about where it runs.
type situation struct {
	line string
	// env is added to the environment.
	env string
	// signal is sent once the command reads the pipe called "fifo".
	signal syscall.Signal
	// beside another run waits in the same folder; deaf is where nobody
	// reads standard output.
	beside, deaf bool
}

// statusSituations are, for each status of the table in docs/batch.md, situations
// that have it.
func statusSituations() map[int][]situation {
	return map[int][]situation{
		exitDone: {{line: "batch good.yaml"}, {line: "map.json -o m.svg"}, {line: "info towns.csv"}, {line: "batch good.yaml --dry-run"}},
		exitFailed: {{line: "batch mistake.yaml"}, {line: "batch norows.yaml"}, {line: "batch nowhere.yaml"}, {line: "batch good.yaml --json", deaf: true},
			{line: "bad.json"}, {line: "nodata.json"}, {line: "info nowhere.csv"}, {line: "map.json", deaf: true}},
		exitUsage: {{line: "batch good.yaml --jobs x"}, {line: "batch good.yaml --shard 3/2"}, {line: "batch good.yaml", env: "SLURM_ARRAY_TASK_ID=x"},
			{line: "--bogus"}, {line: "info"}, {line: "project --from nonsense"}},
		exitTrouble: {{line: "batch database.yaml"}, {line: "batch waits.yaml", beside: true},
			{line: "info postgis:host=127.0.0.1 --table t"}},
		exitSome:                            {{line: "batch some.yaml"}, {line: "batch good.yaml --merge"}},
		signalStatus + int(syscall.SIGINT):  {{line: "batch waits.yaml", signal: syscall.SIGINT}, {line: "waits.json", signal: syscall.SIGINT}},
		signalStatus + int(syscall.SIGTERM): {{line: "batch waits.yaml", signal: syscall.SIGTERM}, {line: "info fifo", signal: syscall.SIGTERM}},
	}
}

// TestStatusesOfDocs runs the command, as a process, for each row of the table of
// exit statuses.
func TestStatusesOfDocs(t *testing.T) {
	text, err := os.ReadFile("../../docs/batch.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "### Exit statuses\n")
	table, _, _ = strings.Cut(table, "\n\n")
	situations := statusSituations()
	var rows []int
	for _, row := range regexp.MustCompile(`(?m)^\| ([0-9, ]+) \|`).FindAllStringSubmatch(table, -1) {
		for number := range strings.SplitSeq(row[1], ", ") {
			status, err := strconv.Atoi(number)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, status)
		}
	}
	if len(rows) != len(situations) {
		t.Errorf("the table has %v, the test %d statuses", rows, len(situations))
	}
	for _, status := range rows {
		for _, s := range situations[status] {
			t.Run(strconv.Itoa(status)+" "+s.line, func(t *testing.T) { s.run(t, status) })
		}
	}
}

func (s situation) run(t *testing.T, want int) {
	inFolder(t)
	for name, text := range map[string]string{
		"good.yaml":     "output: maps/a.svg\nmap: { layers: { sea: { special: sea } } }\n",
		"mistake.yaml":  "outputs: maps/a.svg\nmap: { layers: { sea: { special: sea } } }\n",
		"norows.yaml":   "each: nowhere.csv\noutput: \"maps/${n}.svg\"\nmap: { layers: { sea: { special: sea } } }\n",
		"some.yaml":     "each: [{n: nowhere}, {n: towns}]\noutput: \"maps/${n}.svg\"\nmap: { layers: { l: { src: \"${n}.csv\" } } }\n",
		"database.yaml": "output: maps/a.svg\nmap: { layers: { l: { src: \"postgis:host=127.0.0.1 port=1 user=u sslmode=disable\", table: t } } }\n",
		"waits.yaml":    "output: maps/a.svg\nmap: { layers: { l: { src: fifo } } }\n",
		"waits.json":    `{"layers": {"l": {"src": "fifo"}}}`,
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo("fifo", 0o600); err != nil {
		t.Skip(err)
	}
	if s.beside {
		other := program(t, &bytes.Buffer{}, strings.Fields(s.line)...)
		startWaiting(t, other)
		defer func() { _ = other.Process.Kill(); _ = other.Wait() }()
	}
	var errs bytes.Buffer
	cmd := program(t, &errs, strings.Fields(s.line)...)
	cmd.Stdin = strings.NewReader("1 2\n")
	cmd.Env = append(slices.DeleteFunc(cmd.Env, func(e string) bool { return strings.HasPrefix(e, "PG") }), "PGPORT=1", "PGSSLMODE=disable")
	if s.env != "" {
		cmd.Env = append(cmd.Env, s.env)
	}
	if s.deaf {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		defer w.Close()
		cmd.Stdout = w
	}
	if s.signal == 0 {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	} else {
		startWaiting(t, cmd)
		if err := cmd.Process.Signal(s.signal); err != nil {
			t.Fatal(err)
		}
	}
	if got := endOf(t, cmd); got != want {
		t.Errorf("status %d, want %d\n%s", got, want, errs.String())
	}
}

// startWaiting starts a command and comes back when it reads the pipe.
func startWaiting(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pipe, err := os.OpenFile("fifo", os.O_WRONLY, 0) // waits for a reader
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pipe.Close() })
}
