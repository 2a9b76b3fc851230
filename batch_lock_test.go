package kartograph

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.lock")
	take := func(shared bool) *fileLock {
		t.Helper()
		lock, err := acquireLock(path, shared)
		if err != nil {
			t.Fatal(err)
		}
		return lock
	}
	refuse := func(shared bool) {
		t.Helper()
		var locked *lockedError
		if lock, err := acquireLock(path, shared); !errors.As(err, &locked) {
			t.Errorf("got the lock %v, %v", lock, err)
		}
	}
	alone := take(false)
	refuse(false)
	refuse(true)
	if err := alone.release(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lock's file is left: %v", err)
	}
	first, second := take(true), take(true)
	refuse(false)
	if err := errors.Join(first.release(), second.release()); err != nil {
		t.Error(err)
	}
	if err := take(false).release(); err != nil {
		t.Error(err)
	}
}

// A file that a killed run left locks nothing.
func TestStaleLock(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	state := filepath.Join(folder, "maps", stateFolder)
	if err := os.MkdirAll(filepath.Join(state, "towns.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, state, "towns.lock", "process 1 on elsewhere since 2020-01-01T00:00:00Z\n")
	write(t, state, "towns.tmp/17", "half a map")
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	if left := strays(t, filepath.Join(folder, "maps")); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	plan := planBatch(t, folder, "towns.yaml", batchOptions(folder))
	for _, err := range plan.Run(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range planBatch(t, folder, "towns.yaml", batchOptions(folder)).Run(context.Background()) {
			if err == nil || !strings.Contains(err.Error(), "another run is at work here (process ") {
				t.Errorf("the second run: %v", err)
			}
		}
		sharded := batchOptions(folder)
		sharded.Shard = Shard{Index: 1, Count: 2}
		for _, err := range planBatch(t, folder, "towns.yaml", sharded).Run(context.Background()) {
			if err == nil {
				t.Error("a shard runs beside the whole batch")
			}
		}
		break
	}
}

func TestPIDFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.lock")
	lock, err := acquirePIDFile(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := acquirePIDFile(path, false); err == nil {
		t.Error("two processes have the lock")
	}
	if err := lock.release(); err != nil {
		t.Error(err)
	}
	host, _ := os.Hostname()
	for holder, gone := range map[string]bool{
		"process 999999999 on " + host + " since now": true,
		"process 999999999 on elsewhere since now":    false,
		"": false, "process x on " + host + " since now": false,
	} {
		if isGone(holder) != gone {
			t.Errorf("%q: gone is %t", holder, !gone)
		}
	}
	write(t, filepath.Dir(path), "b.lock.pid", "process 999999999 on "+host+" since now\n")
	if lock, err = acquirePIDFile(path, false); err != nil {
		t.Fatal(err)
	}
	if err := lock.release(); err != nil {
		t.Error(err)
	}
}
