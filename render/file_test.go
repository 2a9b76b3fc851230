package render

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func say(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// content is what a folder holds: names and texts.
func content(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e.Name()+"="+string(text))
	}
	return strings.Join(list, ",")
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "map.svg")
	if err := WriteFile(name, say("one")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(name, say("two")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); got != "map.svg=two" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWriteFileLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "map.svg")
	failed := errors.New("no map")
	half := func(w io.Writer) error {
		io.WriteString(w, "half a m")
		return failed
	}
	if err := WriteFile(name, half); err != failed {
		t.Errorf("got %v", err)
	}
	if got := content(t, dir); got != "" {
		t.Errorf("the folder holds %s", got)
	}
	if err := WriteFile(name, say("whole")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(name, half); err != failed {
		t.Errorf("got %v", err)
	}
	if got := content(t, dir); got != "map.svg=whole" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWriteFileErrors(t *testing.T) {
	dir := t.TempDir()
	if err := WriteFile(dir, say("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: %v", err)
	}
	name := filepath.Join(dir, "nowhere", "map.svg")
	if err := WriteFile(name, say("x")); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("no folder: %v", err)
	}
}

func TestWriteFilePermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "map.svg")
	mode := func(name string) fs.FileMode {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if err := WriteFile(name, say("x")); err != nil || mode(name) != mode(plain) {
		t.Errorf("new file: %v, want %v (%v)", mode(name), mode(plain), err)
	}
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(name, say("y")); err != nil || mode(name) != 0o640 {
		t.Errorf("replaced file: %v, want 0640 (%v)", mode(name), err)
	}
	link := filepath.Join(dir, "link.svg")
	if err := os.Symlink("map.svg", link); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(link, say("z")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); got != "link.svg=z,map.svg=z,plain=" {
		t.Errorf("through a link: %s", got)
	}
	if err := WriteFile(os.DevNull, say("gone")); err != nil {
		t.Errorf("%s: %v", os.DevNull, err)
	}
}

// A link whose file does not exist yet is followed to where that file belongs.
func TestWriteFileFollowsDanglingLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "there"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"one.svg": "two.svg", "two.svg": "there/three.svg", "self.svg": "self.svg"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := WriteFile(filepath.Join(dir, "one.svg"), say("x")); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "there", "three.svg")); err != nil || string(text) != "x" {
		t.Errorf("the file that the link names has %q, %v", text, err)
	}
	if info, err := os.Lstat(filepath.Join(dir, "one.svg")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if err := WriteFile(filepath.Join(dir, "self.svg"), say("x")); err == nil {
		t.Error("a link to itself was written to")
	}
}

// What a writer left that was killed is taken over by the next.
func TestWriteFileAfterAKill(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files cannot be renamed there")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "map.svg")
	left, err := temporary(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := left.WriteString("half a map that is longer than the next"); err != nil {
		t.Fatal(err)
	}
	// While it is at work, another one writes beside it.
	if err := WriteFile(name, say("other")); err != nil {
		t.Fatal(err)
	}
	left.Close() // as at the end of its process
	if err := WriteFile(name, say("whole")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); got != "map.svg=whole" {
		t.Errorf("the folder holds %s", got)
	}
}
