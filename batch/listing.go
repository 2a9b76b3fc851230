package batch

import (
	"errors"
	"io/fs"
	"sync"
)

// listing is files of which it is looked up once, and not again for each map, whether they
// are there, and which files a source has. Their content is read as ever. It is safe for concurrent use.
type listing struct {
	fs.FS
	mu    sync.Mutex
	known map[string]listed
	// found is what was found out about files by a key.
	found map[any]any
}

// Once implements source.Settled. An error is not kept.
func (l *listing) Once(key any, find func() (any, error)) (any, error) {
	l.mu.Lock()
	found, ok := l.found[key]
	l.mu.Unlock()
	if ok {
		return found, nil
	}
	found, err := find()
	if err != nil {
		return found, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.found == nil || len(l.found) >= maxHashedFiles {
		l.found = map[any]any{}
	}
	l.found[key] = found
	return found, nil
}

// listed is what a file was found to be; err is nil or that it is not there.
type listed struct {
	info fs.FileInfo
	err  error
}

// Stat implements fs.StatFS. Trouble that may pass is not kept.
func (l *listing) Stat(name string) (fs.FileInfo, error) {
	l.mu.Lock()
	found, ok := l.known[name]
	l.mu.Unlock()
	if ok {
		return found.info, found.err
	}
	info, err := fs.Stat(l.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return info, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil || len(l.known) >= maxHashedFiles {
		l.known = map[string]listed{}
	}
	l.known[name] = listed{info, err}
	return info, err
}
