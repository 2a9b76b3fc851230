package preview

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/internal/preview/difference"
)

// habits are the ways in which editors save a file.
var habits = []struct {
	name string
	save func(file, text string) error
}{
	{"in place (nano, VS Code)", func(file, text string) error { return os.WriteFile(file, []byte(text), 0o644) }},
	{"by renaming another file (Emacs, gedit, JetBrains)", func(file, text string) error {
		if err := os.WriteFile(file+".tmp", []byte(text), 0o644); err != nil {
			return err
		}
		return os.Rename(file+".tmp", file)
	}},
	{"after moving the old one away (Vim)", func(file, text string) error {
		if err := os.Rename(file, file+"~"); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
		return os.Remove(file + "~")
	}},
	{"after taking it away", func(file, text string) error {
		if err := os.Remove(file); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}},
	{"in two goes", func(file, text string) error {
		f, err := os.Create(file)
		if err != nil {
			return err
		}
		defer f.Close()
		for _, part := range []string{text[:len(text)/2], text[len(text)/2:]} {
			if _, err := f.WriteString(part); err != nil {
				return err
			}
		}
		return nil
	}},
}

// TestHabitsOfEditors saves each kind of file in each way: each save is drawn.
func TestHabitsOfEditors(t *testing.T) {
	s, _ := project(t)
	folder := filepath.Dir(s.options.Config)
	defer leak.Check(t)()
	_, stop := serving(t, s)
	defer stop()
	for i, h := range habits {
		for name, text := range map[string]string{
			"map.css":  fmt.Sprintf("#sea { fill: #%06x }", 0x100000+i),
			"map.json": strings.Replace(world, "ortho", []string{"mercator", "robinson"}[i%2], 1),
			"land.csv": fmt.Sprintf("name,lon,lat\nnew%d,%d,0\n", i, i),
		} {
			if err := h.save(filepath.Join(folder, name), text); err != nil {
				t.Fatal(err)
			}
			until(t, s, name+" saved "+h.name, func(now state) bool {
				if now.err != nil || now.drawn == nil {
					return false
				}
				_, svg, err := now.picture(context.Background(), choice{})
				return err == nil && svg == drawnAnew(t, s)
			})
		}
	}
}

// until waits for the state of a session that is wanted.
func until(t *testing.T, s *Session, what string, wanted func(state) bool) {
	t.Helper()
	late := time.After(2 * time.Minute)
	for {
		now, changed := s.current()
		if wanted(now) {
			return
		}
		select {
		case <-changed:
		case <-late:
			t.Fatalf("%s: never drawn; %v", what, now.err)
		}
	}
}

// TestHalfFilesKeepTheMap writes half of each file: the last map stays, with the mistake
// or, of a stylesheet or a table that is readable up to there, with what there is; and the whole file
// is drawn again.
func TestHalfFilesKeepTheMap(t *testing.T) {
	s, write := project(t)
	for name, whole := range map[string]string{"map.json": world, "map.css": "#sea { fill: #abc }", "land.csv": "name,lon,lat\nA,0,0\nB,10,10\n"} {
		for cut := range len(whole) {
			if cut%7 != 0 {
				continue
			}
			write(name, whole[:cut])
			s.Refresh(context.Background())
			if now, _ := s.current(); now.drawn == nil {
				t.Errorf("%s cut at %d takes the map away", name, cut)
			}
		}
		write(name, whole)
		s.Refresh(context.Background())
		now, _ := s.current()
		if now.err != nil {
			t.Errorf("%s whole again: %v", name, now.err)
			continue
		}
		if _, svg, _ := now.picture(context.Background(), choice{}); svg != drawnAnew(t, s) {
			t.Errorf("%s whole again is not drawn", name)
		}
	}
}

// TestThousandSaves saves a stylesheet 900 times and a config 100 times: memory and
// goroutines are as after the first hundred.
func TestThousandSaves(t *testing.T) {
	s, write := project(t)
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	had, count := difference.Document{}, 0
	save := func(i int) {
		if i%10 == 9 {
			write("map.json", strings.Replace(world, `"width": 300}`, fmt.Sprintf(`"width": %d}`, 200+i%100), 1))
		} else {
			write("map.css", fmt.Sprintf("#sea { fill: #%06x }", i+1))
		}
		s.Refresh(context.Background())
		now, _ := s.current()
		if now.err != nil {
			t.Fatal(now.err)
		}
		var told message
		told, had = now.tell(context.Background(), choice{}, had)
		count += len(told.Changes)
	}
	for i := range 100 {
		save(i)
	}
	goroutines, before := runtime.NumGoroutine(), heap()
	for i := range 1000 {
		save(i)
	}
	if after := heap(); after > before+before/4+1<<20 {
		t.Errorf("the memory in use grew from %d to %d bytes", before, after)
	}
	for since := time.Now(); runtime.NumGoroutine() > goroutines+2 && time.Since(since) < time.Minute; {
		time.Sleep(10 * time.Millisecond) // one that is done still has to return
	}
	if n := runtime.NumGoroutine(); n > goroutines+2 {
		t.Errorf("%d goroutines became %d", goroutines, n)
	}
	if count == 0 {
		t.Error("no save changed anything")
	}
}
