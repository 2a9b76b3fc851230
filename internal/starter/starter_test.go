package starter

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
)

func TestConfigIsRight(t *testing.T) {
	cfg, err := config.Parse("map.yaml", configText)
	if err != nil {
		t.Fatal(err)
	}
	if len(cfg.Layers) == 0 {
		t.Error("no layers")
	}
}

func TestWriteOverwritesNothing(t *testing.T) {
	for _, there := range Files() {
		folder := t.TempDir()
		name := filepath.Join(folder, there.Name)
		if err := os.WriteFile(name, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		if written, err := Write(folder, Files()); !errors.Is(err, fs.ErrExist) || written != nil {
			t.Errorf("%s: wrote %q, %v", there.Name, written, err)
		}
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != 1 {
			t.Errorf("%s: the folder has %d files, %v", there.Name, len(entries), err)
		}
		if data, _ := os.ReadFile(name); string(data) != "mine" {
			t.Errorf("%s became %q", there.Name, data)
		}
	}
}

func TestWriteDoesNotFollowLinks(t *testing.T) {
	folder := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Symlink(elsewhere, filepath.Join(folder, "style.css")); err != nil {
		t.Skip(err)
	}
	if _, err := Write(folder, Files()); err == nil {
		t.Error("wrote")
	}
	if _, err := os.Lstat(elsewhere); err == nil {
		t.Error("wrote through the link")
	}
}
