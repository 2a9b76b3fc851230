package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestServeTellsNoPasswords serves maps whose sources are addresses of databases, and looks
// through all that the command prints and the page is told: the first event, an answer to each
// question, and to moves.
func TestServeTellsNoPasswords(t *testing.T) {
	const secret = "hunter2"
	inFolder(t)
	for _, dsn := range secretAddresses {
		for _, p := range secretPlaces {
			if strings.HasPrefix(p.lines[0], "batch") {
				continue
			}
			if err := os.WriteFile("s.json", fmt.Appendf(nil, p.file, dsn), 0o644); err != nil {
				t.Fatal(err)
			}
			told := allServed(t, "serve s.json")
			if strings.Contains(told, secret) {
				t.Errorf("%s with %s: the password is told: %s", p.name, dsn, told)
			}
			if strings.Contains(told, "this is not yours") {
				t.Errorf("the page itself is refused: %.300s", told)
			}
			if !strings.Contains(told, `"mistakes":[`) || strings.Contains(told, `"mistakes":[]`) {
				t.Errorf("%s with %s: no mistake is told, so that nothing was tried: %.300s", p.name, dsn, told)
			}
		}
	}
	os.Remove("s.json")
	noFileHolds(t, secret)
}

// allServed is all that a command that serves prints and answers.
func allServed(t *testing.T, line string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out, in := io.Pipe()
	var errs bytes.Buffer
	ended := make(chan error, 1)
	go func() {
		cmd := newRoot(streams{in: strings.NewReader(""), out: in, err: &errs})
		cmd.SetArgs(strings.Fields(line))
		err := cmd.ExecuteContext(ctx)
		in.CloseWithError(fmt.Errorf("%s ended: %v", line, err))
		ended <- err
	}()
	lines := bufio.NewReader(out)
	address, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	rest := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(lines) // ends as the command does
		rest <- string(text)
	}()
	told := answersOf(t, strings.TrimSpace(address))
	cancel()
	err = <-ended
	return fmt.Sprint(address, told, <-rest, errs.String(), err)
}

// answersOf asks a server all that its page may.
func answersOf(t *testing.T, address string) string {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	origin := address[:strings.Index(address[len("http://"):], "/")+len("http://")]
	told := ""
	for _, ask := range []struct{ method, path, body string }{
		{"GET", "events", ""}, {"GET", "", ""}, {"GET", "feature?x=100&y=100", ""}, {"GET", "feature?id=l&layer=l", ""},
		{"POST", "move", `{"part": "l", "dx": 1, "dy": 1}`}, {"POST", "move", `{"label": "l", "x": 1}`}, {"POST", "move", "x"}, {"POST", "undo", ""},
	} {
		r, err := http.NewRequestWithContext(t.Context(), ask.method, address+ask.path, strings.NewReader(ask.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Origin", origin)
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var text []byte
		if ask.path == "events" { // which do not end
			text, err = bufio.NewReader(answer.Body).ReadBytes('\n')
		} else {
			text, err = io.ReadAll(answer.Body)
		}
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		told += fmt.Sprintln(ask.method, ask.path, answer.Status, string(text))
	}
	return told
}
