package preview

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aside moves the legend a little.
var aside = move{What: "legend", Box: [4]float64{8, 8, 50, 50}, DX: 40, DY: 40}

func textOf(t *testing.T, s *Session) string {
	t.Helper()
	text, err := os.ReadFile(s.options.Config)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestOddMoves posts what no page sends: none of it changes the config, and the server
// goes on.
func TestOddMoves(t *testing.T) {
	s := movableSession(t)
	address, stop := serving(t, s)
	defer stop()
	post := func(body io.Reader) int {
		r, err := http.NewRequest(http.MethodPost, address+"move", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Origin", "http://"+r.URL.Host)
		answer, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
		if err != nil {
			return 0 // the server hung up on it
		}
		defer answer.Body.Close()
		return answer.StatusCode
	}
	for name, body := range map[string]string{
		"ten megabytes":       `{"what": "` + strings.Repeat("x", 10<<20) + `"}`,
		"ten megabytes of []": strings.Repeat("[", 10<<20),
		"nothing":             "",
		"a number":            "7",
		"half":                `{"what": "legend", "dx":`,
		"a path":              `{"what": "view", "group": "../../etc/passwd", "dx": 5}`,
		"a far place":         `{"what": "legend", "dx": 1e300}`,
		"a key of another":    `{"what": "label", "group": "layers", "dx": 5}`,
	} {
		if status := post(strings.NewReader(body)); status != 0 && status != http.StatusBadRequest && status != http.StatusConflict {
			t.Errorf("%s: status %d", name, status)
		}
		if text := textOf(t, s); text != movable {
			t.Fatalf("%s: the config is\n%s", name, text)
		}
	}
	if status := post(strings.NewReader(`{"what": "legend", "box": [8, 8, 50, 50], "dx": 40, "dy": 40}`)); status != http.StatusNoContent {
		t.Errorf("a move of the page: status %d", status)
	}
}

// TestTwoSessions serves one config twice: what one writes the other does not overwrite or
// undo before it has seen it.
func TestTwoSessions(t *testing.T) {
	one := movableSession(t)
	two := NewSession(Options{Config: one.options.Config})
	two.Refresh(context.Background())
	if err := one.Move(context.Background(), choice{}, aside); err != nil {
		t.Fatal(err)
	}
	moved := textOf(t, one)
	if err := two.Move(context.Background(), choice{}, aside); err == nil || textOf(t, one) != moved {
		t.Errorf("the second overwrites the first (%v)", err)
	}
	if err := two.Undo(); err == nil || textOf(t, one) != moved {
		t.Errorf("the second undoes what the first did (%v)", err)
	}
	two.Refresh(context.Background())
	further := aside
	further.DX = 80
	if err := two.Move(context.Background(), choice{}, further); err != nil {
		t.Error(err)
	}
	twice := textOf(t, one)
	if err := one.Undo(); err == nil || textOf(t, one) != twice {
		t.Errorf("the first undoes what the second did (%v)", err)
	}
	if err := two.Undo(); err != nil || textOf(t, one) != moved {
		t.Errorf("the second cannot undo its own (%v)", err)
	}
}

// TestFilesThatGo takes files away while they are served: the last map stays, nothing is
// written, and all is well when they are back.
func TestFilesThatGo(t *testing.T) {
	for _, c := range []struct {
		name, file, want string
		folder           bool
	}{
		{"the config", "map.yaml", "map.yaml", false},
		{"a folder for the config", "map.yaml", "map.yaml", true},
		{"data", "land.csv", "land.csv", false},
		{"a folder for data", "land.csv", "land.csv", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := movableSession(t)
			name := filepath.Join(filepath.Dir(s.options.Config), c.file)
			was, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if c.folder {
				if err := os.Mkdir(name, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			s.Refresh(context.Background())
			now, _ := s.current()
			if now.err == nil || !strings.Contains(now.err.Error(), c.want) || now.drawn == nil {
				t.Errorf("%v, a map: %t", now.err, now.drawn != nil)
			}
			if err := s.Move(context.Background(), choice{}, aside); err == nil {
				t.Error("something is moved")
			}
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, was, 0o644); err != nil {
				t.Fatal(err)
			}
			s.Refresh(context.Background())
			if s.Err() != nil {
				t.Error(s.Err())
			}
			if err := s.Move(context.Background(), choice{}, aside); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestLinkedConfig moves in a config that is a link: the file behind it changes, and the
// link stays one.
func TestLinkedConfig(t *testing.T) {
	s := movableSession(t)
	link := filepath.Join(filepath.Dir(s.options.Config), "link.yaml")
	if err := os.Symlink(s.options.Config, link); err != nil {
		t.Skip(err)
	}
	linked := NewSession(Options{Config: link})
	linked.Refresh(context.Background())
	if err := linked.Move(context.Background(), choice{}, aside); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 || textOf(t, s) == movable {
		t.Errorf("the link is %v, %v; the file behind it\n%s", info, err, textOf(t, s))
	}
}

// TestLockedConfig leaves a config alone that is not to be written to, whatever its
// folder allows.
func TestLockedConfig(t *testing.T) {
	s := movableSession(t)
	if err := os.Chmod(s.options.Config, 0o444); err != nil {
		t.Fatal(err)
	}
	if f, err := os.OpenFile(s.options.Config, os.O_WRONLY, 0); err == nil {
		f.Close()
		t.Skip("this user may write to all files")
	}
	if err := s.Move(context.Background(), choice{}, aside); err == nil || textOf(t, s) != movable {
		t.Errorf("it is written to (%v)", err)
	}
}
