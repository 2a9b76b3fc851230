package lock

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.lock")
	take := func(shared bool) *Lock {
		t.Helper()
		lock, err := Acquire(path, shared)
		if err != nil {
			t.Fatal(err)
		}
		return lock
	}
	refuse := func(shared bool) {
		t.Helper()
		if lock, err := Acquire(path, shared); !errors.Is(err, ErrHeld) {
			t.Errorf("got the lock %v, %v", lock, err)
		}
	}
	alone := take(false)
	refuse(false)
	refuse(true)
	if err := alone.Release(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lock's file is left: %v", err)
	}
	first, second := take(true), take(true)
	refuse(false)
	if err := errors.Join(first.Release(), second.Release()); err != nil {
		t.Error(err)
	}
	if err := take(false).Release(); err != nil {
		t.Error(err)
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
	if err := lock.Release(); err != nil {
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
	if err := os.WriteFile(path+".pid", []byte("process 999999999 on "+host+" since now\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if lock, err = acquirePIDFile(path, false); err != nil {
		t.Fatal(err)
	}
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

func TestClaim(t *testing.T) {
	if !renamesOpenFiles {
		t.Skip("open files cannot be renamed here")
	}
	path := filepath.Join(t.TempDir(), "x.tmp")
	first, ok := Claim(path, 0o644)
	if !ok {
		t.Fatal("a new file is not given")
	}
	if _, err := first.WriteString("half a map"); err != nil {
		t.Fatal(err)
	}
	if _, ok := Claim(path, 0o644); ok {
		t.Error("two write to one file")
	}
	first.Close() // as at the end of a process that was killed
	second, ok := Claim(path, 0o644)
	if !ok {
		t.Fatal("a file that was left is not given")
	}
	defer second.Close()
	if info, err := second.Stat(); err != nil || info.Size() != 0 {
		t.Errorf("what was left is still in the file: %v, %v", info, err)
	}
	// The finished file has another name now; nobody may get it.
	if err := os.Rename(path, path+".svg"); err != nil {
		t.Fatal(err)
	}
	if third, ok := Claim(path, 0o644); !ok {
		t.Error("no new file is given")
	} else {
		third.Close()
	}
	link := filepath.Join(filepath.Dir(path), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if _, ok := Claim(link, 0o644); ok {
		t.Error("a link is followed")
	}
}
