package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder is a test that notes what is said to it and goes on.
type recorder struct {
	testing.TB
	said []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

func TestCheck(t *testing.T) {
	if *update {
		t.Skip("this test writes files of its own")
	}
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := &recorder{TB: t}
	if Check(r, name, []byte("one\ntwo\n")); r.said != nil {
		t.Errorf("equal files: %q", r.said)
	}
	if Check(r, name, []byte("one\ntow\n")); len(r.said) != 1 || !strings.Contains(r.said[0], "line 2, byte 2") {
		t.Errorf("different files: %q", r.said)
	}
}

// TestUpdateInCI shows that nothing is rewritten where CI is set.
func TestUpdateInCI(t *testing.T) {
	before := *update
	*update = true
	defer func() { *update = before }()
	name := filepath.Join(t.TempDir(), "a.txt")
	t.Setenv("CI", "true")
	func() {
		defer func() {
			if said, _ := recover().(string); !strings.Contains(said, "where CI is set") {
				t.Errorf("got %q", said)
			}
		}()
		Check(&recorder{TB: t}, name, []byte("x"))
	}()
	if _, err := os.Stat(name); err == nil {
		t.Error("the file was written")
	}
	t.Setenv("CI", "")
	Check(t, name, []byte("x"))
	if got, err := os.ReadFile(name); err != nil || string(got) != "x" {
		t.Errorf("got %q, %v", got, err)
	}
}
