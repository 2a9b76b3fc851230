package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestExitStatus(t *testing.T) {
	wrap := func(err error) error { return fmt.Errorf("maps: %w", &fs.PathError{Op: "write", Path: "x", Err: err}) }
	cases := []struct {
		name string
		err  error
		want int
	}{
		{"nothing", nil, exitDone},
		{"a mistake", errors.New("unknown key"), exitFailed},
		{"no such file", wrap(fs.ErrNotExist), exitFailed},
		{"no permission", wrap(syscall.EACCES), exitFailed},
		{"usage", usageError{errors.New("--jobs")}, exitUsage},
		{"wrapped usage", fmt.Errorf("x: %w", usageError{errors.New("--jobs")}), exitUsage},
		{"a full disk", wrap(syscall.ENOSPC), exitTrouble},
		{"a quota", wrap(syscall.EDQUOT), exitTrouble},
		{"too many open files", wrap(syscall.EMFILE), exitTrouble},
		{"a network file system", wrap(syscall.ESTALE), exitTrouble},
		{"nobody listens", &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, exitTrouble},
		{"no name server", fmt.Errorf("x: %w", &net.DNSError{Err: "timeout", IsTimeout: true}), exitTrouble},
		{"stopped", context.Canceled, exitTrouble},
		{"passing", passing{errors.New("x")}, exitTrouble},
		{"some maps", someError{errors.New("1 of 3 maps failed")}, exitSome},
		{"two, one of them passing", errors.Join(errors.New("a"), wrap(syscall.ENOSPC)), exitTrouble},
	}
	for _, c := range cases {
		if got := exitStatus(c.err); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Trouble with one map asks for another attempt, whatever is wrong with others.
func TestBatchStatusWithPassingTrouble(t *testing.T) {
	folder, command := seas(t, "")
	if err := os.WriteFile(filepath.Join(folder, "seas.yaml"), []byte(`
each: [{ code: a, src: "postgis:host=127.0.0.1 port=1 user=u password=hunter2 sslmode=disable" }, { code: b, src: "no.geojson" }]
output: maps/${code}.svg
map: { layers: { l: { src: "${src}", table: t } } }
`), 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, err := command("--json")
	if status != exitTrouble || !strings.Contains(err, "2 of 2 maps failed, 1 of them through trouble that may pass") {
		t.Errorf("status %d\n%s", status, err)
	}
	// Rows may hold secrets; nothing that is written shows them.
	if strings.Contains(out+err, "hunter2") || !strings.Contains(out, `"row":"row 1 (code \"a\")"`) {
		t.Errorf("the output is\n%s\n%s", out, err)
	}
	if status, _, err := command("--only", "b"); status != exitSome {
		t.Errorf("status %d\n%s", status, err)
	}
	// The pages of an atlas fail as maps of their own do.
	for each, want := range map[string]int{`{ code: a, src: "postgis:host=127.0.0.1 port=1 user=u password=hunter2 sslmode=disable" }, { code: b, src: "no.geojson" }`: exitTrouble,
		`{ code: b, src: "no.geojson" }, { code: c, src: "none.geojson" }`: exitSome} {
		if err := os.WriteFile(filepath.Join(folder, "seas.yaml"), []byte("each: ["+each+"]\noutput: maps/seas.pdf\nmap: { layers: { l: { src: \"${src}\", table: t } } }\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if status, _, err := command(); status != want || strings.Contains(err, "hunter2") {
			t.Errorf("an atlas of %s: status %d, want %d\n%s", each, status, want, err)
		}
	}
}

// TestJobGivesUpForGood holds that the Job of docs/deploy fails an index at once for just those
// statuses that another attempt has, too, and so tries again after trouble that may pass and signals.
func TestJobGivesUpForGood(t *testing.T) {
	text, err := os.ReadFile("../../docs/deploy/job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(text), "action: FailIndex")
	_, rule, _ = strings.Cut(rule, "onExitCodes:")
	rule, _, _ = strings.Cut(rule, "\n")
	if want := fmt.Sprintf("operator: In, values: [%d, %d, %d] }", exitFailed, exitUsage, exitSome); !strings.HasSuffix(rule, want) {
		t.Errorf("an index fails for good by the rule %q, want %q", rule, want)
	}
	if !strings.Contains(string(text), "backoffLimitPerIndex: ") || strings.Count(string(text), "onExitCodes:") != 1 {
		t.Errorf("the Job tries no index again, or has other rules:\n%s", text)
	}
}

// A run that another one keeps out may be tried again.
func TestBatchStatusWhenLocked(t *testing.T) {
	folder, command := seas(t, seasBatch)
	state := filepath.Join(folder, "maps", ".kartograph")
	if err := os.MkdirAll(state, 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(filepath.Join(state, "seas.lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := lockForTest(file); err != nil {
		t.Skip(err)
	}
	if status, _, err := command(); status != exitTrouble || !strings.Contains(err, "another run is at work here") {
		t.Errorf("status %d\n%s", status, err)
	}
}
