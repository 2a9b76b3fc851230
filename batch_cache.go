package kartograph

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/styles"
)

// batchCache keeps the configs and stylesheets of a batch, so that each is read
// once. It is safe for concurrent use.
type batchCache struct {
	options Options
	mu      sync.Mutex
	configs map[string]*cachedTemplate
	sheets  map[string]*cachedSheet
}

type cachedTemplate struct {
	once     sync.Once
	template *Template
	err      error
}

type cachedSheet struct {
	once     sync.Once
	sheet    *styles.Sheet
	hash     string
	warnings []Warning
	err      error
}

func newBatchCache(o Options) *batchCache {
	return &batchCache{options: o, configs: map[string]*cachedTemplate{}, sheets: map[string]*cachedSheet{}}
}

// cached returns the entry of a map, made when it is asked for first.
func cached[T any](mu *sync.Mutex, entries map[string]*T, name string) *T {
	mu.Lock()
	defer mu.Unlock()
	entry := entries[name]
	if entry == nil {
		entry = new(T)
		entries[name] = entry
	}
	return entry
}

// template returns the config of a row, its placeholders not yet filled in.
func (c *batchCache) template(p *BatchPlan, row *batchRow) (*Template, error) {
	if p.fields.config.Kind == tree.Map {
		return &Template{root: p.fields.config, dir: p.dir}, nil
	}
	name, err := fillName(p.fields.config, row, p)
	if err != nil {
		return nil, err
	}
	entry := cached(&c.mu, c.configs, name)
	entry.once.Do(func() {
		located, err := locate(c.options, p.dir, name)
		if err != nil {
			entry.err = errorAt(p.fields.config.At, "map: %w", err)
			return
		}
		entry.template, entry.err = LoadTemplate(c.options.Files, located)
	})
	return entry.template, entry.err
}

// style returns the stylesheet of a row; it is empty where there is none.
func (c *batchCache) style(p *BatchPlan, row *batchRow) (*cachedSheet, error) {
	if p.fields.style == nil {
		return &cachedSheet{}, nil
	}
	name, err := fillName(p.fields.style, row, p)
	if err != nil {
		return nil, err
	}
	entry := cached(&c.mu, c.sheets, name)
	entry.once.Do(func() {
		if err := entry.read(c.options, p.dir, name); err != nil {
			entry.err = errorAt(p.fields.style.At, "style: %w", err)
		}
	})
	return entry, entry.err
}

// maxStyleBytes limits the size of a stylesheet.
const maxStyleBytes = 16 << 20

// read reads a stylesheet: a file, or else a finished style.
func (s *cachedSheet) read(o Options, dir, name string) error {
	located, err := locate(o, dir, name)
	var text []byte
	if err == nil {
		text, err = readAtMost(o.Files, located, maxStyleBytes)
	} else if finished, ok := styles.Named(name); ok {
		text, err = finished, nil
	} else if errors.Is(err, fs.ErrNotExist) && path.Ext(name) == "" {
		return fmt.Errorf("%q is neither a file nor a finished style (%s)", name, strings.Join(styles.Names(), ", "))
	}
	if err != nil {
		return err
	}
	sheet, warnings, err := styles.Parse(name, text)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		s.warnings = append(s.warnings, Warning{Text: fmt.Sprintf("%s:%d:%d: %s", name, w.Line, w.Column, w.Text)})
	}
	sum := sha256.New()
	sum.Write(text)
	s.sheet, s.hash = sheet, shortHash(sum)
	return nil
}

// fillName fills in the name of a file.
func fillName(n *tree.Node, row *batchRow, p *BatchPlan) (string, error) {
	fill := newFiller(row, p.columns)
	filled := fill.fill(n)
	if err := fill.problems.Err(); err != nil {
		return "", err
	}
	if !filled.IsScalar() || filled.Text == "" {
		return "", errorAt(n.At, "found %s, want the name of a file", filled.Found())
	}
	return filled.Text, nil
}
