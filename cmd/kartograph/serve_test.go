package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestServeFlags serves maps with each flag, and looks at what the page is told.
func TestServeFlags(t *testing.T) {
	inFolder(t)
	port := freePort(t)
	for name, text := range map[string]string{"odd.json": `{"layers": {"towns": {"src": "odd.csv"}}}`, "odd.csv": "name,lon,lat\nGraz,15.4,47.1\nGraz,15.4,47.1\nGraz,15.4,47.1\nLinz,14.3,x\n"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args, want, address string
	}{
		{"serve map.json", `"mistakes":[]`, "http://127.0.0.1:"},
		{"serve map.json --style style.css", "#123456", ""},
		{"serve odd.json", `"mistakes":[]`, ""},
		{"serve odd.json --strict", "is not a number", ""},
		{"serve map.json --port " + port, `"picture"`, "http://127.0.0.1:" + port + "/"},
		{"serve nodata.json", "elsewhere.csv: file does not exist", ""},
		{"serve nodata.json --style nothing.css", "nothing.css", ""},
	} {
		address, told := served(t, c.args)
		if !strings.Contains(told, c.want) {
			t.Errorf("%s tells %.300s; want %q", c.args, told, c.want)
		}
		if !strings.HasPrefix(address, c.address) {
			t.Errorf("%s is at %s", c.args, address)
		}
	}
}

// TestServeRefuses gives what cannot be served.
func TestServeRefuses(t *testing.T) {
	inFolder(t)
	for line, want := range map[string]int{
		"serve": 2, "serve a b": 2, "serve -": 2, "serve map.json --style -": 2, "serve map.json --port 70000": 2, "serve nothing.json": 1,
	} {
		if status, _, errs := kartographCommand(t, "", strings.Fields(line)...); status != want || errs == "" {
			t.Errorf("%s: status %d, want %d; %s", line, status, want, errs)
		}
	}
}

// served is where a command serves, and what its page is told first.
func served(t *testing.T, line string) (address, told string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		cmd := newRoot(streams{in: strings.NewReader(""), out: in, err: io.Discard})
		cmd.SetArgs(strings.Fields(line))
		err := cmd.ExecuteContext(ctx)
		in.CloseWithError(fmt.Errorf("%s ended: %v", line, err))
		ended <- err
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(address + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	told, err = bufio.NewReader(r.Body).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("%s: %v", line, err)
	}
	return address, told
}

// freePort is one that was free a moment ago.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
