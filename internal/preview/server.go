package preview

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path"
	"time"

	"github.com/seed-898ab921/kartograph/internal/preview/difference"
	"github.com/seed-898ab921/kartograph/internal/preview/watch"
)

// site is the page.
//
//go:embed site
var site embed.FS

// Server shows a session in a page, to whoever knows its address on this computer.
type Server struct {
	session *Session
	token   string
	// pages has a place for each page that is open.
	pages chan struct{}
}

// mostPages is how many pages may be open.
const mostPages = 16

// NewServer is the server of a session, with a token of its own.
func NewServer(s *Session) *Server {
	return &Server{session: s, token: newToken(), pages: make(chan struct{}, mostPages)}
}

// Handler answers requests.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", page("index.html"))
	mux.HandleFunc("GET /{file}", func(w http.ResponseWriter, r *http.Request) { page(r.PathValue("file"))(w, r) })
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /feature", s.feature)
	mux.HandleFunc("POST /move", s.move)
	mux.HandleFunc("POST /undo", func(w http.ResponseWriter, _ *http.Request) { answer(w, s.session.Undo()) })
	return guard(s.token, mux)
}

// page gives a file of the page.
func page(name string) http.HandlerFunc {
	types := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
	return func(w http.ResponseWriter, _ *http.Request) {
		text, err := site.ReadFile("site/" + name)
		if err != nil {
			http.Error(w, "there is no such file", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", types[path.Ext(name)])
		_, _ = w.Write(text) // who asked is gone when this fails
	}
}

// mostAsked is how long what a page asks may be, in bytes.
const mostAsked = 1 << 16

// move writes where something was dragged to.
func (s *Server) move(w http.ResponseWriter, r *http.Request) {
	var asked move
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostAsked)).Decode(&asked); err != nil {
		http.Error(w, "this is no move", http.StatusBadRequest)
		return
	}
	answer(w, s.session.Move(r.Context(), choiceOf(r.URL.Query().Get), asked))
}

// answer says whether something was done, and why not.
func answer(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Serve draws the session, tells the page's address, and draws again whenever a file
// is saved, until the context ends.
func (s *Server) Serve(ctx context.Context, port int, told func(address string)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watcher, err := watch.New()
	if err != nil {
		return fmt.Errorf("cannot watch files: %w", err)
	}
	defer watcher.Close()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 1 << 16,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		s.follow(ctx, watcher)
		server.Close()
	}()
	told(fmt.Sprintf("http://%s/%s/", listener.Addr(), s.token))
	err = server.Serve(listener)
	cancel()
	<-watched
	if err == http.ErrServerClosed {
		return nil
	}
	return err
}

// follow draws at once and after each save.
func (s *Server) follow(ctx context.Context, watcher *watch.Watcher) {
	for {
		// The files are watched before they are read: no save is missed.
		_ = watcher.Set(s.session.Files()) // of what cannot be watched the reader saves in vain, and reloads
		s.session.Refresh(ctx)
		_ = watcher.Set(s.session.Files())
		select {
		case <-ctx.Done():
			return
		case <-watcher.Saved:
		}
	}
}

// heartbeat is how often a page hears that the server is there, so that one that is
// gone is noticed.
const heartbeat = 15 * time.Second

// events tells a page of each state, as server-sent events, until it goes.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	select {
	case s.pages <- struct{}{}:
		defer func() { <-s.pages }()
	default:
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	chosen, had, version := choiceOf(r.URL.Query().Get), difference.Document{}, 0
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		now, changed := s.session.current()
		if now.version != version {
			version = now.version
			var told message
			told, had = now.tell(r.Context(), chosen, had)
			data, err := json.Marshal(told)
			if err != nil {
				return // all of it can be written
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil || control.Flush() != nil {
				return
			}
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		case <-beat.C:
			if _, err := fmt.Fprint(w, ": here\n\n"); err != nil || control.Flush() != nil {
				return
			}
		}
	}
}
