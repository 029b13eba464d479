;;; What a writer does in Emacs, step by step; run by emacs_test.py in the folder of a draft.  -*- lexical-binding: t -*-

(setq eglot-sync-connect 20 eglot-autoshutdown nil make-backup-files nil create-lockfiles nil)
(defvar apparatus-test-failures 0)

(defun wait-for (what question)
  "Let the editor go on until QUESTION answers something, for ten seconds; WHAT is told where it never does."
  (let ((end (+ (float-time) 10)) answer)
    (while (and (not (setq answer (funcall question))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or answer (error "%s" what))))

(defun go-to (text &optional into)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or into 0))))

(defun ask (method &rest params)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (eglot--TextDocumentPositionParams) params)))

(defmacro step (name &rest body)
  `(condition-case problem
       (progn ,@body (princ (format "ok      %s\n" ,name)))
     (error (setq apparatus-test-failures (1+ apparatus-test-failures))
            (princ (format "FAILED  %s\n%S\n" ,name problem)))))

(find-file "draft.md")
(step "attaches by itself"
      (cl-assert (eq major-mode 'markdown-mode))
      (run-hooks 'post-command-hook)            ; eglot-ensure waits for it
      (wait-for "no server" #'eglot-current-server)
      (cl-assert (string-suffix-p "/" (project-root (project-current)))))

(step "shows findings"
      (flymake-mode 1)
      (wait-for "no finding"
                (lambda ()
                  (flymake-start)
                  (seq-find (lambda (found) (string-match-p "31" (flymake-diagnostic-text found)))
                            (flymake-diagnostics)))))

(step "hovers over a person"
      (go-to "Pavel Dubrovskii" 8)
      (cl-assert (string-match-p "Dubrovskii" (plist-get (plist-get (ask :textDocument/hover) :contents) :value))))

(step "goes to a definition in the corpus"
      (go-to "RGASPI, f. 612" 2)
      (let ((places (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
        (cl-assert places)
        (cl-assert (string-match-p "corpus" (xref-location-group (xref-item-location (car places)))))))

(step "completes a name"
      (goto-char (point-max))
      (insert "\nNobody asked Dub")
      (let* ((found (eglot-completion-at-point))
             (offered (all-completions "Dub" (nth 2 found))))
        (cl-assert (seq-find (lambda (one) (string-match-p "Dubrovskii" one)) offered))))

(step "renames a person"
      (go-to "Pavel Dubrovskii" 8)
      (eglot-rename "Dubrowski")
      (go-to "Pavel Dubrowski"))

(step "puts a fault right"
      (goto-char (point-max))
      (insert "\n\nOnce more.[^z]\n\n[^z]: RGASPI, f. 612, op. 4, d. 20, 1. 8.\n")
      (eglot--signal-textDocument/didChange)
      (go-to "1. 8" 0)
      (let* ((range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position)))
             (actions (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                       (list :textDocument (eglot--TextDocumentIdentifier) :range range
                                             :context '(:diagnostics []))))
             (fix (seq-find (lambda (one) (equal (plist-get one :kind) "quickfix")) actions)))
        (cl-assert fix)
        (eglot--apply-workspace-edit (plist-get fix :edit))
        (go-to "d. 20, l. 8.")))

(step "indexes on demand"
      (apparatus-index))

(set-buffer-modified-p nil)
(eglot-shutdown-all)
(kill-emacs (if (= apparatus-test-failures 0) 0 1))
