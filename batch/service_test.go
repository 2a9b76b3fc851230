package batch_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// Many clients at once share the service's sources; some go away while their
// map is drawn.
func TestServiceWithManyClients(t *testing.T) {
	defer leak.Check(t)()
	service, err := newMapService("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(service.handler())
	defer server.Close()
	client := server.Client()
	defer client.CloseIdleConnections()
	var clients sync.WaitGroup
	for i, iso := range []string{"AUT", "FRA", "RUS", "XXX", "USA", "CHL", "AUT", "FJI", "..", "%2e%2e%2f"} {
		clients.Go(func() {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if i%3 == 2 {
				go cancel()
			}
			request, err := http.NewRequestWithContext(ctx, "GET", server.URL+"/map/"+iso+".svg", nil)
			if err != nil {
				t.Error(err)
				return
			}
			answer, err := client.Do(request)
			if err != nil {
				if ctx.Err() == nil {
					t.Error(err)
				}
				return
			}
			defer answer.Body.Close()
			body, err := io.ReadAll(answer.Body)
			want := http.StatusOK
			if len(iso) != 3 || iso == "XXX" {
				want = http.StatusNotFound
			}
			if ctx.Err() == nil && (err != nil || answer.StatusCode != want) {
				t.Errorf("%s: %s, %v, %.100s", iso, answer.Status, err, body)
			}
		})
	}
	clients.Wait()
}
