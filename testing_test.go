package kartograph

import (
	"io/fs"
	"sync"
)

// countingFS counts how often each file is opened.
type countingFS struct {
	fs.FS
	mu    sync.Mutex
	count map[string]int
}

func (c *countingFS) Open(name string) (fs.File, error) {
	c.mu.Lock()
	if c.count == nil {
		c.count = map[string]int{}
	}
	c.count[name]++
	c.mu.Unlock()
	return c.FS.Open(name)
}

func (c *countingFS) opened(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count[name]
}

// Stat describes a file without opening it.
func (c *countingFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }
