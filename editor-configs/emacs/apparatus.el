;;; apparatus.el --- Apparatus for drafts in Markdown and LaTeX, by Eglot  -*- lexical-binding: t -*-

;; (load "/path/to/apparatus/editor-configs/emacs/apparatus.el") in the init file is all.  Eglot is in Emacs from 29 on;
;; for Emacs 28 it is the Debian package elpa-eglot or GNU ELPA's eglot.

;;; Code:

(require 'eglot)
(require 'project)

(defgroup apparatus nil
  "Names, dates and archival citations of a historian's draft."
  :group 'text)

(defcustom apparatus-command '("apparatus" "serve")
  "The program and its arguments."
  :type '(repeat string))

(defun apparatus--find-project (folder)
  "The project of FOLDER: where the nearest apparatus.toml is."
  (let ((root (locate-dominating-file folder "apparatus.toml")))
    (and root (cons 'transient (expand-file-name root)))))

;; Before version control: a book's folder may be a part of a repository.
(add-hook 'project-find-functions #'apparatus--find-project)

(add-to-list 'eglot-server-programs
             (cons '(markdown-mode gfm-mode latex-mode LaTeX-mode) (lambda (&rest _) apparatus-command)))

(dolist (hook '(markdown-mode-hook latex-mode-hook LaTeX-mode-hook))
  (add-hook hook #'eglot-ensure))

(defun apparatus-index ()
  "Bring the index up to date with the corpus."
  (interactive)
  (let ((done (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                               '(:command "apparatus.indexNow" :arguments []) :timeout 600)))
    (message "Apparatus: %d texts on the shelf, %d of them read just now"
             (plist-get done :texts) (plist-get done :read))))

(provide 'apparatus)
;;; apparatus.el ends here
