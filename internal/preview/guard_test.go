package preview

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// foreign are requests of the page and of others, and how each is answered.
var foreign = []struct {
	name, path, host, origin, site, method string
	want                                   int
}{
	{name: "the page", want: 200},
	{name: "its program", path: "preview.js", want: 200},
	{name: "from itself", path: "preview.js", origin: "self", site: "same-origin", want: 200},
	{name: "by the name localhost", host: "localhost:80", want: 200},
	{name: "no token", path: "/", want: 403},
	{name: "no token, a file", path: "/preview.js", want: 403},
	{name: "another token", path: "/AAAAAAAAAAAAAAAAAAAAAAAAAA/", want: 403},
	{name: "another host", host: "example.com", want: 403},
	{name: "another host that begins like ours", host: "127.0.0.1.example.com:80", want: 403},
	{name: "no port", host: "127.0.0.1", want: 403},
	{name: "another origin", origin: "http://example.com", want: 403},
	{name: "another port's origin", origin: "http://127.0.0.1:1", want: 403},
	{name: "the origin of nobody", origin: "null", want: 403},
	{name: "another site without an origin", site: "cross-site", want: 403},
	{name: "a write from no page", method: http.MethodPost, want: 403},
	{name: "a move from no page", path: "move", method: http.MethodPost, want: 403},
	{name: "a move from another page", path: "move", method: http.MethodPost, origin: "http://example.com", want: 403},
	{name: "a move from another page without a token", path: "/move", method: http.MethodPost, origin: "self", want: 403},
	{name: "an undo from another page", path: "undo", method: http.MethodPost, origin: "null", site: "cross-site", want: 403},
	{name: "an undo by a link", path: "undo", want: 404},
	{name: "no move from the page", path: "move", method: http.MethodPost, origin: "self", want: 400},
	{name: "an undo of nothing", path: "undo", method: http.MethodPost, origin: "self", want: 409},
	{name: "a path above", path: "../secret", want: 403},
	{name: "a path above, written otherwise", path: "%2e%2e/secret", want: 403},
	{name: "a path above in the middle", path: "x/..%2f..%2fmap.json", want: 403},
	{name: "a backslash", path: "..%5cmap.json", want: 403},
	{name: "a file of the map", path: "map.json", want: 404},
}

// TestOthersAreRefused asks as other pages, other names, other paths.
func TestOthersAreRefused(t *testing.T) {
	s, _ := project(t)
	address, stop := serving(t, s)
	defer stop()
	for _, c := range foreign {

		t.Run(c.name, func(t *testing.T) {
			method := c.method
			if method == "" {
				method = http.MethodGet
			}
			r, err := http.NewRequest(method, address, nil)
			if err != nil {
				t.Fatal(err)
			}
			own := r.URL.Path
			switch {
			case strings.HasPrefix(c.path, "/"):
				r.URL.Path = c.path
			default:
				r.URL.Opaque = own + c.path
			}
			if c.host != "" {
				r.Host = c.host
			}
			switch c.origin {
			case "":
			case "self":
				r.Header.Set("Origin", "http://"+r.URL.Host)
			default:
				r.Header.Set("Origin", c.origin)
			}
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			answer, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			body, _ := io.ReadAll(answer.Body)
			if answer.StatusCode != c.want {
				t.Errorf("status %d, want %d", answer.StatusCode, c.want)
			}
			if strings.Contains(string(body), "special") {
				t.Error("a file of the map is given away")
			}
			if answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("headers %v", answer.Header)
			}
		})
	}
}

// TestSaveReachesThePage saves a stylesheet and reads what the page is told.
func TestSaveReachesThePage(t *testing.T) {
	s, write := project(t)
	defer leak.Check(t)()
	address, stop := serving(t, s)
	defer stop()
	r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(address + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewReader(r.Body)
	if first := event(t, events); !strings.Contains(first, `"picture":"`) {
		t.Fatalf("first %.200s", first)
	}
	write("map.css", "#sea { fill: #fedcba }")
	for said := ""; !strings.Contains(said, "#fedcba"); {
		said = event(t, events)
		if strings.Contains(said, `"picture":"`) {
			t.Fatalf("the whole picture comes again: %.200s", said)
		}
	}
}

// event is the next one that tells something.
func event(t *testing.T, events *bufio.Reader) string {
	t.Helper()
	for {
		line, err := events.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			return data
		}
	}
}

// serving serves a session until stop.
func serving(t *testing.T, s *Session) (address string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	told, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- NewServer(s).Serve(ctx, 0, func(address string) { told <- address }) }()
	select {
	case address = <-told:
	case err := <-ended:
		t.Fatal(err)
	}
	return address, func() {
		cancel()
		if err := <-ended; err != nil && !os.IsTimeout(err) {
			t.Error(err)
		}
	}
}
