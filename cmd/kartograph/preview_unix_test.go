//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A viewer that does not end is ended with the command, one that does not hear
// as well.
func TestSignalsEndViewers(t *testing.T) {
	for name, script := range map[string]string{
		"deaf":    "trap '' TERM INT\necho $$ > PID.new && mv PID.new PID\nwhile :; do sleep 0.1; done",
		"obeying": "echo $$ > PID.new && mv PID.new PID\nexec sleep 1000",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			id := filepath.Join(folder, "id")
			viewer, config := filepath.Join(folder, "viewer"), filepath.Join(folder, "sea.yaml")
			for file, text := range map[string]string{viewer: "#!/bin/sh\n" + strings.ReplaceAll(script, "PID", id), config: "{layers: {s: {special: sea}}}"} {
				if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			var errs bytes.Buffer
			cmd := program(t, &errs, config, "-o", filepath.Join(folder, "sea.svg"), "--preview="+viewer)
			cmd.Env = append(cmd.Env, asCommand+"=1m") // a busy machine may need more than people would wait
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(id)
			for ; err != nil; text, err = os.ReadFile(id) {
				time.Sleep(10 * time.Millisecond) // until the viewer runs
			}
			_ = cmd.Process.Signal(syscall.SIGTERM)
			if status := endOf(t, cmd); status != signalStatus+int(syscall.SIGTERM) {
				t.Errorf("status %d\n%s", status, errs.String())
			}
			number, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			for syscall.Kill(number, 0) == nil { // until it is gone, or the test's time is over
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
}
