// Package watch tells when files are saved, however that is done: written in place,
// in several goes, or as another file that takes the name.
package watch

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long nothing must happen to the files before it is told, so that a file
// that is written in several goes is one save: editors empty a file and write it within a
// millisecond or two, and what takes longer is drawn twice; longest bounds the wait of files that
// never rest.
const settle, longest = 8 * time.Millisecond, 300 * time.Millisecond

// Watcher watches the folders of files, since editors replace files rather than
// write to them. It is safe for concurrent use.
type Watcher struct {
	// Saved gets a value after files were saved, made or taken away. Saves that nobody
	// has taken note of yet are one.
	Saved <-chan struct{}

	notify *fsnotify.Watcher
	mu     sync.Mutex
	// wanted are the files, and for links what they lead to; folders are those watched.
	wanted, folders map[string]bool
}

// New watches nothing yet. Close it.
func New() (*Watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	saved := make(chan struct{}, 1)
	w := &Watcher{Saved: saved, notify: notify, wanted: map[string]bool{}, folders: map[string]bool{}}
	go w.run(saved)
	return w, nil
}

var _ io.Closer = (*Watcher)(nil)

// Close ends the watching.
func (w *Watcher) Close() error { return w.notify.Close() }

// Set says which files are watched from now on, which need not be there. Of a file
// whose folder is not there the nearest folder above it is watched. The error
// names folders that cannot be watched; the others are.
func (w *Watcher) Set(files []string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	wanted, folders := map[string]bool{}, map[string]bool{}
	for _, name := range files {
		for _, path := range ways(name) {
			wanted[path] = true
			folders[standing(filepath.Dir(path))] = true
		}
	}
	var errs []error
	for folder := range folders {
		if !w.folders[folder] {
			if err := w.notify.Add(folder); err != nil {
				errs = append(errs, err)
				delete(folders, folder)
			}
		}
	}
	for folder := range w.folders {
		if !folders[folder] {
			_ = w.notify.Remove(folder) // it may be gone
		}
	}
	w.wanted, w.folders = wanted, folders
	return errors.Join(errs...)
}

// ways are the paths by which a file may change: its own, and where it is a link, or
// lies behind one, the one that this leads to.
func ways(name string) []string {
	path, err := filepath.Abs(name)
	if err != nil {
		path = filepath.Clean(name)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil && real != path {
		return []string{path, real}
	}
	return []string{path}
}

// standing is a folder, or the nearest one above it that is there.
func standing(folder string) string {
	for {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			return folder
		}
		folder = above
	}
}

// run tells of saves until the watcher is closed.
func (w *Watcher) run(saved chan<- struct{}) {
	var rest, end <-chan time.Time
	for {
		select {
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if !w.concerns(event) {
				continue
			}
		case err, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) && !errors.Is(err, fs.ErrNotExist) {
				continue
			}
		case <-rest:
			rest, end = nil, nil
			tell(saved)
			continue
		case <-end:
			rest, end = nil, nil
			tell(saved)
			continue
		}
		rest = time.After(settle)
		if end == nil {
			end = time.After(longest)
		}
	}
}

func tell(saved chan<- struct{}) {
	select {
	case saved <- struct{}{}:
	default: // who has not heard of the last one will see both
	}
}

// concerns reports whether an event is about one of the files, or a folder on the way
// to one.
func (w *Watcher) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.wanted[event.Name] {
		return true
	}
	for name := range w.wanted {
		if strings.HasPrefix(name, event.Name+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
