package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// maxStyle limits the size of a stylesheet.
const maxStyle = 16 << 20

// keptSources is how many bytes of sources a session keeps.
const keptSources = 1 << 30

// Options say what a session draws.
type Options struct {
	// Config is the file of the config, Style that of the stylesheet or the name of a
	// finished one; empty for none.
	Config, Style string
	// Map is what the map is made with besides. Its Files are the operating
	// system's; its Style and Sources are the session's own.
	Map kartograph.Options
}

// Session is one map that somebody works on. It is safe for concurrent use.
type Session struct {
	options Options
	// work lets one at a time draw.
	work sync.Mutex
	// text and style are the files that the map was made of, config what text says.
	text, style []byte
	config      *config.Config
	sheet       *styles.Sheet
	// done are the changes that may be undone, the last one at the end.
	done []written
	// built says that the map is that of config and sheet.
	built bool

	mu    sync.Mutex
	state state
	// changed is closed when there is another state.
	changed chan struct{}
}

// state is what a session has to show.
type state struct {
	// version counts the states.
	version int
	// drawn is the last map that could be drawn, nil before; since counts the maps.
	drawn *kartograph.Map
	sheet *styles.Sheet
	since int
	// err is why there is none of the files as they are; nil where there is.
	err error
	// warnings are those of the stylesheet.
	warnings []styles.Warning
	// prefix stands before all ids of the map; framed are the views that can be moved.
	prefix string
	framed []string
}

// NewSession draws nothing yet.
func NewSession(o Options) *Session {
	o.Map.Files = kartograph.OSFiles()
	o.Map.Sources = kartograph.NewSources(o.Map.Files)
	o.Map.Sources.SetLimit(keptSources)
	o.Map.Labels = label.NewMemory()
	return &Session{options: o, changed: make(chan struct{})}
}

// current is the state, and what is closed when there is another one.
func (s *Session) current() (state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.changed
}

// Err is why there is no map of the files as they are; nil where there is one.
func (s *Session) Err() error {
	now, _ := s.current()
	return now.err
}

// Refresh draws what changed of the files: with another stylesheet only what that
// decides, with another config what that changes; data that is known to have changed
// is read again. Mistakes are kept with the last map.
func (s *Session) Refresh(ctx context.Context) {
	s.work.Lock()
	defer s.work.Unlock()
	before, _ := s.current()
	next := before
	next.version++
	m, warnings, err := s.draw(ctx, before.drawn)
	if ctx.Err() != nil {
		return
	}
	next.err = err
	if err == nil {
		next.drawn, next.sheet, next.warnings, next.since = m, s.sheet, warnings, next.version
		next.prefix, next.framed = s.config.Export.IDPrefix, framed(s.config)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = next
	close(s.changed)
	s.changed = make(chan struct{})
}

// draw makes the map of the files as they are.
func (s *Session) draw(ctx context.Context, last *kartograph.Map) (*kartograph.Map, []styles.Warning, error) {
	text, err := config.ReadFile(s.options.Map.Files, filepath.ToSlash(s.options.Config))
	if err != nil {
		return nil, nil, err
	}
	style, sheet, warnings, err := s.readStyle()
	if err != nil {
		return nil, warnings, err
	}
	sameConfig := s.config != nil && bytes.Equal(text, s.text)
	onlyStyle := s.built && sameConfig && !bytes.Equal(style, s.style)
	if !sameConfig {
		cfg, err := kartograph.Parse(s.options.Config, text)
		if err != nil {
			return nil, warnings, err
		}
		cfg.Dir = path.Dir(filepath.ToSlash(s.options.Config))
		s.config, s.text = cfg, text
	}
	s.style, s.sheet, s.built = style, sheet, false
	var m *kartograph.Map
	if onlyStyle {
		m, err = last.Restyle(ctx, sheet)
	} else {
		o := s.options.Map
		o.Style = sheet
		m, err = kartograph.Build(ctx, s.config, o)
	}
	s.built = err == nil
	return m, warnings, err
}

// readStyle reads the stylesheet: a file wins over a finished style of the same name.
func (s *Session) readStyle() ([]byte, *styles.Sheet, []styles.Warning, error) {
	name := s.options.Style
	if name == "" {
		return nil, nil, nil, nil
	}
	text, err := atmost.ReadFile(s.options.Map.Files, filepath.ToSlash(name), maxStyle)
	if finished, ok := styles.Finished(name); ok && errors.Is(err, fs.ErrNotExist) {
		return nil, finished, nil, nil
	}
	if err != nil {
		return nil, nil, nil, fmt.Errorf("cannot read the stylesheet: %w", err)
	}
	sheet, warnings, err := styles.Parse(name, text)
	return text, sheet, warnings, err
}

// Files lists the files that the map is made of, as far as they are known: config,
// stylesheet, and what these name.
func (s *Session) Files() []string {
	s.work.Lock()
	defer s.work.Unlock()
	files := []string{s.options.Config}
	if s.options.Style != "" {
		files = append(files, s.options.Style)
	}
	if s.config == nil {
		return files
	}
	o := s.options.Map
	o.Style = s.sheet
	inputs, _ := kartograph.Inputs(s.config, o)
	for _, source := range inputs {
		files = append(files, source...)
	}
	return append(files, missing(s.config)...)
}

// missing are the names of sources as the config has them, which may not be there yet.
func missing(cfg *config.Config) []string {
	var names []string
	add := func(src string) {
		if src != "" && !path.IsAbs(src) {
			names = append(names, filepath.FromSlash(path.Join(cfg.Dir, src)))
		}
	}
	for _, l := range cfg.Layers {
		add(l.Src)
		for _, d := range l.Data {
			add(d.Src)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
